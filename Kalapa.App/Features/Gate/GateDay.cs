using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain.Permits;

namespace Kalapa.App.Features.Gate;

/// <summary>Where a visit lies, seen from the branch's today.</summary>
public enum GateDay
{
    /// <summary>It ends yesterday.</summary>
    Yesterday,

    /// <summary>Its window touches today.</summary>
    Today,

    /// <summary>It begins tomorrow.</summary>
    Tomorrow,
}

/// <summary>What the gate may expect: permits of today, and of a day before and after (product.md section 8).</summary>
public static class GateDays
{
    /// <summary>The day of a visit that may still bring people; null for what is over or further away.</summary>
    /// <param name="row">The permit.</param>
    /// <param name="now">The moment.</param>
    public static GateDay? Of(PermitRow row, DateTimeOffset now)
    {
        if (row.State.IsFinal())
        {
            return null;
        }

        var clock = TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone);
        var today = BranchTime.DayOf(now, clock);
        var (first, last) = (BranchTime.DayOf(row.Window.Start, clock), BranchTime.DayOf(row.Window.End, clock));
        return (first.CompareTo(today), last.CompareTo(today)) switch
        {
            ( <= 0, >= 0) => GateDay.Today,
            ( > 0, _) when first == today.AddDays(1) => GateDay.Tomorrow,
            (_, < 0) when last == today.AddDays(-1) => GateDay.Yesterday,
            _ => null,
        };
    }
}
