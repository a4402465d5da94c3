using System.Globalization;
using Kalapa.App.Data;
using Kalapa.Domain.Promises;

namespace Kalapa.App.Features.Promises;

/// <summary>O78: when one side of a branch works. Clocks that run go by it at once.</summary>
public sealed class SetWorkingHours(UnitOfWork unitOfWork)
{
    /// <summary>What was so already is not recorded.</summary>
    /// <param name="userId">The admin.</param>
    /// <param name="key">Of whom.</param>
    /// <param name="week">Seven days, Monday first; null for a day off.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>calendar.hours</c>.</exception>
    public Task Run(Guid? userId, CalendarKey key, IReadOnlyList<OpenHours?> week, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var calendar = (await operation.Calendars([key]))[0];
        var was = calendar.Week;
        List<string> changed = [];
        for (var day = 0; day < 7; day++)
        {
            if (calendar.SetHours(day, week[day]))
            {
                changed.Add($"{day + 1}: {Written(was[day])} > {Written(week[day])}");
            }
        }

        if (changed.Count > 0)
        {
            operation.Note("calendar.hours", calendar, ("hours", string.Join(", ", changed)));
        }
    }, cancellationToken);

    private static string Written(OpenHours? hours) => hours is null ? "–" : $"{Hour(hours.From)}-{Hour(hours.To)}";

    private static string Hour(TimeOnly hour) => hour.ToString("HH:mm", CultureInfo.InvariantCulture);
}
