using CsCheck;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Xunit;

namespace Kalapa.Tests.Domain.PermitRequests;

public sealed class DailyHoursTests
{
    private static readonly DateTimeOffset Monday = new(2026, 7, 6, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<TimeOnly?> Hour = Gen.Int[-1, 23].Select(hour => hour < 0 ? null : (TimeOnly?)new TimeOnly(hour, 0));

    private static readonly Gen<VisitWindow> Windows = Gen.Select(Hour, Hour, (from, to) => new VisitWindow(Monday, Monday.AddDays(3), from, to));

    [Fact]
    public void Hours_lie_within_others_when_the_gate_would_open_at_none_besides() =>
        Gen.Select(Windows, Windows).Sample((inner, outer) =>
            Assert.Equal(OpenHours(inner).IsSubsetOf(OpenHours(outer)), DailyHours.Within(inner, outer)), iter: 5_000);

    [Fact]
    public void Night_lies_within_a_longer_night()
    {
        Assert.True(DailyHours.Within(Hours(23, 4), Hours(22, 5)));
        Assert.False(DailyHours.Within(Hours(22, 6), Hours(22, 5)));
        Assert.False(DailyHours.Within(Hours(4, 23), Hours(22, 5)));
    }

    // As the gate reads them, on a day that has a whole day before and after it.
    private static HashSet<int> OpenHours(VisitWindow window)
    {
        var stretches = window.Stretches(TimeZoneInfo.Utc).ToList();
        return [.. Enumerable.Range(0, 24).Where(hour => Monday.AddDays(1).AddHours(hour + 0.5) is var at && stretches.Exists(open => open.From <= at && at <= open.To))];
    }

    private static VisitWindow Hours(int from, int to) => new(Monday, Monday.AddDays(3), new(from, 0), new(to, 0));
}
