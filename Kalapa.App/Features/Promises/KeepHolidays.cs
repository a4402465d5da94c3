using Kalapa.App.Data;
using Kalapa.Domain.Promises;

namespace Kalapa.App.Features.Promises;

/// <summary>O78: the days on which nobody works.</summary>
public sealed class KeepHolidays(UnitOfWork unitOfWork)
{
    /// <summary>Adds days, typed or out of a file, to as many calendars as are meant; those that are there already stay as they are.</summary>
    /// <returns>How many were added, over all calendars.</returns>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>calendar.name-missing</c>, <c>calendar.day</c>, <c>calendar.too-many</c>.</exception>
    public Task<int> Add(Guid? userId, IReadOnlyCollection<CalendarKey> keys, IReadOnlyCollection<Holiday> days, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var count = 0;
        foreach (var calendar in await operation.Calendars(keys))
        {
            var added = calendar.AddHolidays(days);
            count += added.Count;
            if (added.Count > 0)
            {
                operation.Note("calendar.holidays-added", calendar, ("holidays", string.Join(", ", added.Select(PromiseCommands.Written))));
            }
        }

        return count;
    }, cancellationToken);

    /// <summary>That day is worked again; one that is no holiday any more is left.</summary>
    public Task Remove(Guid? userId, CalendarKey key, DateOnly day, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var calendar = (await operation.Calendars([key]))[0];
        if (calendar.RemoveHoliday(day) is { } removed)
        {
            operation.Note("calendar.holiday-removed", calendar, ("holidays", PromiseCommands.Written(removed)));
        }
    }, cancellationToken);
}
