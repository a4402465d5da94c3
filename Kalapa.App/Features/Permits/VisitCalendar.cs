using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Kalapa.Domain.Permits;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Permits;

/// <summary>
/// A visit for people's own calendars (iCalendar, .ics): when and where, and a link. Calendars are shared and kept by others, so no name and no permit code is in it (R31). The
/// one class that writes the format.
/// </summary>
internal static class VisitCalendar
{
    /// <summary>The file, in the reader's language: a visit for each stretch of the window. Taken in again after a change it replaces the older one.</summary>
    /// <param name="pass">Whose visit.</param>
    /// <param name="address">The pass's page.</param>
    /// <param name="now">When it is made.</param>
    /// <param name="words">The texts.</param>
    public static string Write(Pass pass, string address, DateTimeOffset now, IStringLocalizer<PassWords> words)
    {
        Calendar calendar = new() { Method = "PUBLISH", ProductId = "-//Kalapa//Pas//ID" };
        calendar.Events.AddRange(pass.Permit.Window.Stretches(pass.Branch.Clock).Select((stretch, number) => new CalendarEvent
        {
            Uid = $"{pass.Permit.Id:N}-{number}@kalapa",
            Sequence = (int)pass.Permit.Version,
            DtStamp = Utc(now),
            Start = Utc(stretch.From),
            End = Utc(stretch.To),
            Summary = words["Calendar.Title", pass.Number, pass.Branch.Name],
            Location = $"{pass.Branch.Name}, {pass.Branch.Address}",
            Description = $"{words["Calendar.Bring"]}\n{address}",
            Url = new(address),
            Status = pass.Permit.State is PermitState.Cancelled or PermitState.Revoked ? EventStatus.Cancelled : EventStatus.Confirmed,
        }));
        return new CalendarSerializer(calendar).SerializeToString()!;
    }

    private static CalDateTime Utc(DateTimeOffset instant) => new(instant.UtcDateTime, "UTC");
}
