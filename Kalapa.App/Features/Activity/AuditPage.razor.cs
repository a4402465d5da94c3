using System.Globalization;
using Kalapa.App.Account;
using Kalapa.App.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Activity;

/// <summary>The record for the admin. It stands still while it is read; filter and page are in the address.</summary>
public sealed partial class AuditPage : LiveComponent
{
    private const string DayFormat = "yyyy-MM-dd";
    private AuditListPage? _page;

    [Inject]
    private AuditList Audit { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ActivityWords> Words { get; set; } = default!;

    /// <summary>First day, as yyyy-MM-dd; what is no day is no filter.</summary>
    [SupplyParameterFromQuery(Name = "dari")]
    public string? From { get; set; }

    /// <summary>Last day.</summary>
    [SupplyParameterFromQuery(Name = "sampai")]
    public string? To { get; set; }

    /// <summary>Part of a name.</summary>
    [SupplyParameterFromQuery(Name = "pelaku")]
    public string? Who { get; set; }

    /// <summary>An event's type.</summary>
    [SupplyParameterFromQuery(Name = "jenis")]
    public string? Type { get; set; }

    /// <summary>Beginning of a ticket's number.</summary>
    [SupplyParameterFromQuery(Name = "tiket")]
    public string? Ticket { get; set; }

    /// <summary>The page begins below this number.</summary>
    [SupplyParameterFromQuery(Name = "sebelum")]
    public string? Before { get; set; }

    private AuditFilter Filter => new(Day(From), Day(To), Blank(Who), Blank(Type), Blank(Ticket));

    private long? Start => long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;

    protected override object? WatchedKey => (Filter, Start);

    protected override IDisposable Subscribe(Func<Task> changed) => Updates.Subscribe(_ => false, changed);

    protected override async Task ReloadAsync() => _page = await Audit.For(await Current.Read(), Filter, Start);

    private void Narrow(AuditFilter filter) => Navigation.NavigateTo(Address(filter, null), replace: true);

    private string Address(long? before) => Address(Filter, before);

    private string Address(AuditFilter filter, long? before) => Navigation.GetUriWithQueryParameters("/audit", new Dictionary<string, object?>
    {
        ["dari"] = Text(filter.From),
        ["sampai"] = Text(filter.To),
        ["pelaku"] = filter.Actor,
        ["jenis"] = filter.Type,
        ["tiket"] = filter.Ticket,
        ["sebelum"] = before,
    });

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Text(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
