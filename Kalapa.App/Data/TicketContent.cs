using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Kalapa.App.Data;

/// <summary>Tells the save seam whether what is asked for changed, whatever the kind.</summary>
internal static class TicketContent
{
    /// <summary>True when this save changes the title or something that only the ticket's kind keeps.</summary>
    public static bool HasNewContent(this EntityEntry<Ticket> entry) => entry.Properties.Any(property => property.IsModified
        && (property.Metadata.Name == nameof(Ticket.Title) || property.Metadata.DeclaringType.ClrType != typeof(Ticket)));
}
