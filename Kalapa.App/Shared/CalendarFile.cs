using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Kalapa.Domain.Text;

namespace Kalapa.App.Shared;

/// <summary>An appointment for other people's calendars.</summary>
/// <param name="Id">Tells it from every other; the same again replaces it.</param>
/// <param name="Version">A higher one replaces a lower.</param>
/// <param name="Start">From when.</param>
/// <param name="End">Until when.</param>
/// <param name="Title">One line.</param>
/// <param name="Place">Where.</param>
/// <param name="Text">More about it.</param>
/// <param name="Link">An address.</param>
/// <param name="IsCancelled">It does not take place.</param>
internal sealed record CalendarEntry(
    string Id, long Version, DateTimeOffset Start, DateTimeOffset End, string Title, string Place, string Text, string Link, bool IsCancelled);

/// <summary>Calendar files (iCalendar, .ics). The one class that knows the format.</summary>
internal static class CalendarFile
{
    // An event that is longer is no holiday.
    private const int MostDays = 31;

    /// <summary>The days of all events from <paramref name="first"/> to <paramref name="last"/>, with their names; an event that comes back is there each time.</summary>
    /// <exception cref="FormatException">It is no such file.</exception>
    public static IReadOnlyList<(DateOnly Day, string Name)> Days(string text, DateOnly first, DateOnly last)
    {
        try
        {
            return [.. CalendarCollection.Load(text).SelectMany(calendar => calendar.Events).SelectMany(one => DaysOf(one, first, last))];
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            // Whatever the library says of what somebody brought: it is not what was asked for.
            throw new FormatException("No calendar file.", exception);
        }
    }

    /// <summary>A file of these appointments.</summary>
    /// <param name="entries">One at least.</param>
    /// <param name="now">When it is made.</param>
    public static string Write(IEnumerable<CalendarEntry> entries, DateTimeOffset now)
    {
        Calendar calendar = new() { Method = "PUBLISH", ProductId = "-//Kalapa//Kalapa//ID" };
        calendar.Events.AddRange(entries.Select(entry => new CalendarEvent
        {
            Uid = entry.Id,
            Sequence = (int)entry.Version,
            DtStamp = Utc(now),
            Start = Utc(entry.Start),
            End = Utc(entry.End),
            Summary = entry.Title,
            Location = entry.Place,
            Description = entry.Text,
            Url = new(entry.Link),
            Status = entry.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        }));
        return new CalendarSerializer(calendar).SerializeToString()!;
    }

    private static IEnumerable<(DateOnly Day, string Name)> DaysOf(CalendarEvent one, DateOnly first, DateOnly last)
    {
        var name = TypedText.Line(one.Summary);
        if (!TypedText.IsName(name) || one.Start is null)
        {
            return [];
        }

        var length = Math.Clamp(one.End is { } end ? end.Date.DayNumber - one.Start.Date.DayNumber : 1, 1, MostDays);
        var starts = one.RecurrenceRule is null
            ? [one.Start.Date]
            : one.GetOccurrences(new CalDateTime(first)).Select(occurrence => occurrence.Period.StartTime.Date).TakeWhile(day => day <= last).Take(last.DayNumber - first.DayNumber + 1);
        return starts.SelectMany(start => Enumerable.Range(0, length).Select(start.AddDays)).Where(day => day >= first && day <= last).Select(day => (day, name));
    }

    private static CalDateTime Utc(DateTimeOffset instant) => new(instant.UtcDateTime, "UTC");
}
