using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Kalapa.Domain;
using Kalapa.Domain.Promises;
using Kalapa.Domain.Text;

namespace Kalapa.App.Features.Promises;

/// <summary>Reads the days off out of a calendar file (iCalendar, .ics), as governments and office suites give them out. The one class that knows the format.</summary>
public static class HolidayFile
{
    /// <summary>Most bytes of a file: some thousand events.</summary>
    public const int MostBytes = 512 * 1024;

    // Of an event that comes back each year, these years are taken.
    private const int Years = 3;

    /// <summary>One a day, in order, from the year of <paramref name="today"/> on; an event of several days is as many.</summary>
    /// <exception cref="RuleBroken"><c>calendar.file</c>: it is no such file; <c>calendar.file-empty</c>: nothing in it is a day off from this year on.</exception>
    public static IReadOnlyList<Holiday> Read(string text, DateOnly today)
    {
        var (first, last) = (new DateOnly(today.Year, 1, 1), new DateOnly(today.Year + Years - 1, 12, 31));
        List<Holiday> found;
        try
        {
            found = [.. CalendarCollection.Load(text).SelectMany(calendar => calendar.Events).SelectMany(one => DaysOf(one, first, last))];
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            // Whatever the library says of what somebody brought: it is not what was asked for.
            throw new RuleBroken("calendar.file");
        }

        return found.Count == 0
            ? throw new RuleBroken("calendar.file-empty")
            : [.. found.GroupBy(day => day.Day).Select(same => same.First()).OrderBy(day => day.Day).Take(BranchCalendar.MostHolidays)];
    }

    private static IEnumerable<Holiday> DaysOf(CalendarEvent one, DateOnly first, DateOnly last)
    {
        var name = TypedText.Line(one.Summary);
        if (!TypedText.IsName(name) || one.Start is null)
        {
            return [];
        }

        var length = Math.Clamp(one.End is { } end ? end.Date.DayNumber - one.Start.Date.DayNumber : 1, 1, 31);
        var starts = one.RecurrenceRule is null
            ? [one.Start.Date]
            : one.GetOccurrences(new CalDateTime(first)).Select(occurrence => occurrence.Period.StartTime.Date).TakeWhile(day => day <= last).Take(Years * 366);
        return starts.SelectMany(start => Enumerable.Range(0, length).Select(start.AddDays)).Where(day => day >= first && day <= last).Select(day => new Holiday(day, name));
    }
}
