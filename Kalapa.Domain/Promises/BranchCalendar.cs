using Kalapa.Domain.Text;

namespace Kalapa.Domain.Promises;

/// <summary>A day on which one side of a branch does not work.</summary>
/// <param name="Day">In the zone of the branch.</param>
/// <param name="Name">What is celebrated.</param>
public sealed record Holiday(DateOnly Day, string Name);

/// <summary>When one side of a branch works, as admins keep it (O78).</summary>
public sealed class BranchCalendar
{
    /// <summary>Most characters of a holiday's name.</summary>
    public const int LongestName = 120;

    /// <summary>Most holidays of one calendar: some twenty a year.</summary>
    public const int MostHolidays = 1000;

    private BranchCalendar()
    {
    }

    /// <summary>Which branch.</summary>
    public string BranchCode { get; private init; } = "";

    /// <summary>Whose hours.</summary>
    public CalendarSide Side { get; private init; }

    /// <summary>Seven days, Monday first; null for a day off.</summary>
    public IReadOnlyList<OpenHours?> Week { get; private set; } = [];

    /// <summary>In order, one a day.</summary>
    public IReadOnlyList<Holiday> Holidays { get; private set; } = [];

    /// <summary>
    /// What a side begins with: Monday to Friday from eight to five, and the holidays that stand on the same day each year. Those that move are decided anew each year and
    /// are typed or imported.
    /// </summary>
    public static BranchCalendar Standard(string branchCode, CalendarSide side) => new()
    {
        BranchCode = branchCode,
        Side = side,
        Week = [.. Enumerable.Range(0, 7).Select(day => day < 5 ? new OpenHours(new(8, 0), new(17, 0)) : null)],
        Holidays = [.. new[] { 2026, 2027, 2028 }.SelectMany(FixedHolidays)],
    };

    /// <summary>What the clocks of this side count by.</summary>
    public WorkingCalendar In(TimeZoneInfo zone) => new(zone, Week, Holidays.Select(holiday => holiday.Day));

    /// <summary>The hours of a weekday, counted from Monday as 0; null for a day off.</summary>
    /// <returns>False when they were so already.</returns>
    /// <exception cref="RuleBroken"><c>calendar.hours</c>: work ends before it begins.</exception>
    public bool SetHours(int weekday, OpenHours? hours)
    {
        if (hours is not null && !hours.AreInOrder())
        {
            throw new RuleBroken("calendar.hours") { Field = "To" };
        }

        if (Week[weekday] == hours)
        {
            return false;
        }

        Week = [.. Week.Select((before, day) => day == weekday ? hours : before)];
        return true;
    }

    /// <summary>Adds days off; one that is there already keeps its name.</summary>
    /// <returns>Those that were added.</returns>
    /// <exception cref="RuleBroken"><c>calendar.name-missing</c>, <c>calendar.day</c>, each with its field; <c>calendar.too-many</c>.</exception>
    public IReadOnlyList<Holiday> AddHolidays(IEnumerable<Holiday> days)
    {
        List<Holiday> added = [];
        foreach (var day in days.Select(day => day with { Name = TypedText.Shorten(TypedText.Line(day.Name), LongestName) }))
        {
            List<RuleBroken> faults = [];
            if (!TypedText.IsName(day.Name))
            {
                faults.Add(new("calendar.name-missing") { Field = nameof(Holiday.Name) });
            }

            if (!TypedDate.IsMeant(day.Day))
            {
                faults.Add(new("calendar.day") { Field = nameof(Holiday.Day) });
            }

            RuleBroken.ThrowIfAny(faults);
            if (Holidays.Concat(added).All(other => other.Day != day.Day))
            {
                added.Add(day);
            }
        }

        if (Holidays.Count + added.Count > MostHolidays)
        {
            throw new RuleBroken("calendar.too-many", MostHolidays);
        }

        Holidays = [.. Holidays.Concat(added).OrderBy(day => day.Day)];
        return added;
    }

    /// <summary>That day is worked again.</summary>
    /// <returns>What was taken away; null when it was no holiday.</returns>
    public Holiday? RemoveHoliday(DateOnly day)
    {
        var found = Holidays.FirstOrDefault(holiday => holiday.Day == day);
        Holidays = [.. Holidays.Where(holiday => holiday != found)];
        return found;
    }

    private static IEnumerable<Holiday> FixedHolidays(int year) =>
    [
        new(new(year, 1, 1), "Tahun Baru Masehi"),
        new(new(year, 5, 1), "Hari Buruh Internasional"),
        new(new(year, 6, 1), "Hari Lahir Pancasila"),
        new(new(year, 8, 17), "Hari Kemerdekaan Republik Indonesia"),
        new(new(year, 12, 25), "Hari Raya Natal"),
    ];
}
