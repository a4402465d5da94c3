using Kalapa.App.Localisation;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Shared;

/// <summary>How long ago, or in how long: <c>3 menit yang lalu</c>, <c>in 2 hours</c>.</summary>
public static class RelativeTime
{
    /// <summary>The distance from <paramref name="now"/> to <paramref name="at"/>, rounded down to its largest unit.</summary>
    public static string Show(DateTimeOffset at, DateTimeOffset now, IStringLocalizer<SharedWords> words)
    {
        var distance = (at - now).Duration();
        var (unit, count) = distance switch
        {
            { TotalMinutes: < 1 } => ("Now", 0),
            { TotalHours: < 1 } => ("Minute", (int)distance.TotalMinutes),
            { TotalDays: < 1 } => ("Hour", (int)distance.TotalHours),
            _ => ("Day", (int)distance.TotalDays),
        };
        if (unit == "Now")
        {
            return words["Time.Now"];
        }

        var direction = at < now ? "Ago" : "In";
        return words[$"Time.{unit}.{direction}", new PluralCount(count)];
    }
}
