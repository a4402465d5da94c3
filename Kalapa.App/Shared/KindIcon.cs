using Kalapa.Domain.Tickets;
using MudBlazor;

namespace Kalapa.App.Shared;

/// <summary>The drawing of a ticket's kind; its word stands beside it (<c>Kind.…</c> among the shared words).</summary>
internal static class KindIcon
{
    /// <summary>MudBlazor's drawing.</summary>
    public static string Of(TicketKind kind) => kind switch
    {
        TicketKind.Permit => Icons.Material.Outlined.Badge,
        TicketKind.Support => Icons.Material.Outlined.SupportAgent,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
