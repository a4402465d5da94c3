using Kalapa.App.Live;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Queue;

/// <summary>What the list is narrowed to beside its view; what is null is not narrowed.</summary>
/// <param name="Branch">Branch code.</param>
/// <param name="Text">Part of the ticket's number or of the company's name.</param>
/// <param name="Kind">What sort of ticket.</param>
public sealed record QueueFilter(string? Branch = null, string? Text = null, TicketKind? Kind = null)
{
    /// <summary>Nothing is narrowed.</summary>
    public bool IsNone => Branch is null && Text is null && Kind is null;

    /// <summary>Out of an address; blank counts as none, and so does a word that names no kind.</summary>
    public static QueueFilter Of(string? branch, string? text, string? kind = null) => new(Blank(branch), Blank(text), KindOf(kind));

    /// <summary>A kind's word in the address.</summary>
    public static string WordOf(TicketKind kind) => kind switch
    {
        TicketKind.Permit => "izin",
        TicketKind.Support => "bantuan",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>True when the row is not filtered out.</summary>
    public bool Shows(TicketRow row) => (Branch is null || row.Branch == Branch) && (Kind is null || row.Kind == Kind)
        && (Text is null || TypedText.Holds(Text, row.Number, row.Tenant) || (TicketNumber.TryParse(Text, out var number) && row.Number == number.ToString()));

    /// <summary>The queue page with this filter and the view.</summary>
    public string Address(QueueView view) => $"/antrian?lihat={view.Address()}{Part("cabang", Branch)}{Part("cari", Text)}{Part("jenis", Kind is { } kind ? WordOf(kind) : null)}";

    private static TicketKind? KindOf(string? word) => Enum.GetValues<TicketKind>().Select(kind => (TicketKind?)kind).FirstOrDefault(kind => WordOf(kind!.Value) == word);

    private static string Part(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";

    private static string? Blank(string? text) => TypedText.IsBlank(text) ? null : TypedText.Line(text);
}
