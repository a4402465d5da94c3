using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Promises;

namespace Kalapa.App.Features.Promises;

/// <summary>Reads the days off out of a calendar file, as governments and office suites give them out.</summary>
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
        IReadOnlyList<(DateOnly Day, string Name)> found;
        try
        {
            found = CalendarFile.Days(text, new(today.Year, 1, 1), new(today.Year + Years - 1, 12, 31));
        }
        catch (FormatException)
        {
            throw new RuleBroken("calendar.file");
        }

        return found.Count == 0
            ? throw new RuleBroken("calendar.file-empty")
            : [.. found.Select(day => new Holiday(day.Day, day.Name)).GroupBy(day => day.Day).Select(same => same.First()).OrderBy(day => day.Day).Take(BranchCalendar.MostHolidays)];
    }
}
