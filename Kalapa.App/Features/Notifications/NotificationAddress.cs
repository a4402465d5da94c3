using Kalapa.Domain;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Notifications;

/// <summary>Where a notification leads.</summary>
internal static class NotificationAddress
{
    /// <summary>The page that says who stands in for whom.</summary>
    public const string StandIns = "/persetujuan/pengganti";

    /// <summary>The reader's page of the ticket; null for a role that has none.</summary>
    public static string? Of(Role role, Ticket ticket) => role switch
    {
        Role.Client => ticket.Kind == TicketKind.Support ? $"/bantuan/{ticket.Id}" : $"/permintaan/{ticket.Id}",
        Role.Gate => null,
        _ => $"/tiket/{ticket.Id}",
    };
}
