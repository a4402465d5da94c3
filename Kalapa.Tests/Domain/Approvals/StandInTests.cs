using Kalapa.Domain;
using Kalapa.Domain.Approvals;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.Approvals;

/// <summary>O52: who decides for one who is away, from the first day's beginning to the last day's end at the branch.</summary>
public sealed class StandInTests
{
    private static readonly TimeZoneInfo Jakarta = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");
    private static readonly DateOnly Today = DateOnly.FromDateTime(Requests.Now.DateTime);

    private static readonly Actor Hendra = Actors.StandIn with { DecidesFor = new Dictionary<string, Principal>() };

    [Fact]
    public void It_runs_from_midnight_to_midnight_by_the_branchs_clock()
    {
        var standIn = Named(Today.AddDays(1), Today.AddDays(2));

        Assert.False(standIn.IsRunning(At(Today.AddDays(1), 0).AddTicks(-1)));
        Assert.True(standIn.IsRunning(At(Today.AddDays(1), 0)));
        Assert.True(standIn.IsRunning(At(Today.AddDays(3), 0).AddTicks(-1)));
        Assert.False(standIn.IsRunning(At(Today.AddDays(3), 0)));
    }

    [Fact]
    public void Named_on_its_first_day_it_begins_at_once()
    {
        var standIn = Named(Today, Today);

        Assert.Equal(Requests.Now, standIn.BeginsAt);
        Assert.True(standIn.IsRunning(Requests.Now));
        Assert.True(standIn.TellBegin(Requests.Now));
        Assert.False(standIn.TellBegin(Requests.Now.AddMinutes(1)));
    }

    [Fact]
    public void Withdrawn_it_is_over_at_once_and_for_good()
    {
        var standIn = Named(Today, Today.AddDays(9));
        standIn.Withdraw(Requests.Now.AddHours(1));

        Assert.False(standIn.IsRunning(Requests.Now.AddHours(1)));
        Assert.False(standIn.TellEnd(standIn.EndsAt));
        Assert.Equal("standin.over", Assert.Throws<RuleBroken>(() => standIn.Withdraw(Requests.Now.AddHours(2))).Code);
    }

    [Fact]
    public void Its_end_is_told_once_when_the_last_day_is_over()
    {
        var standIn = Named(Today, Today);

        Assert.False(standIn.TellEnd(standIn.EndsAt.AddTicks(-1)));
        Assert.True(standIn.TellEnd(standIn.EndsAt));
        Assert.False(standIn.TellEnd(standIn.EndsAt));
    }

    [Fact]
    public void It_is_another_supervisor_who_does_not_decide_there_anyway()
    {
        Refused("standin.self", standIn: Actors.Supervisor);
        Refused("standin.decides-there", standIn: Actors.SecondSupervisor);
        Refused("standin.no-supervisor", standIn: Actors.Lead);
    }

    [Fact]
    public void Its_days_are_in_order_ahead_and_not_too_many()
    {
        Refused("standin.dates", Today.AddDays(1), Today);
        Refused("standin.past", Today.AddDays(-2), Today.AddDays(-1));
        Refused("standin.too-long", Today, Today.AddDays(StandIn.LongestDays));
        Assert.NotNull(Named(Today, Today.AddDays(StandIn.LongestDays - 1)));
    }

    [Theory]
    [InlineData(0, 3, true)]
    [InlineData(5, 9, true)]
    [InlineData(4, 4, true)]
    [InlineData(0, 2, false)]
    [InlineData(6, 9, false)]
    public void Days_on_which_somebody_stands_in_for_the_same_person_overlap(int from, int to, bool overlaps)
    {
        var there = Named(Today.AddDays(3), Today.AddDays(5));

        var fault = Record.Exception(() => Name(Actors.BandungSupervisor, Today.AddDays(from), Today.AddDays(to), there));

        Assert.Equal(overlaps ? "standin.overlaps" : null, (fault as RuleBroken)?.Code);
        Assert.Equal(overlaps ? ["Hendra", "Budi", Today.AddDays(5)] : null, (fault as RuleBroken)?.Values);
    }

    [Fact]
    public void Nobody_stands_in_for_two_at_once_in_one_branch()
    {
        var there = StandIn.NameOne(Actors.SecondSupervisor, "CBT", Hendra, Today, Today, Jakarta, [], Requests.Now);

        Assert.Equal("standin.overlaps", Assert.Throws<RuleBroken>(() => Name(Hendra, Today, Today, there)).Code);
    }

    [Fact]
    public void One_that_was_withdrawn_is_in_nobodys_way()
    {
        var there = Named(Today, Today.AddDays(9));
        there.Withdraw(Requests.Now);

        Assert.NotNull(Name(Actors.BandungSupervisor, Today, Today.AddDays(9), there));
    }

    private static StandIn Named(DateOnly from, DateOnly to) => Name(Hendra, from, to);

    private static StandIn Name(Actor standIn, DateOnly from, DateOnly to, params IEnumerable<StandIn> there) =>
        StandIn.NameOne(Actors.Supervisor, "CBT", standIn, from, to, Jakarta, there, Requests.Now);

    private static void Refused(string code, DateOnly? from = null, DateOnly? to = null, Actor? standIn = null) =>
        Assert.Equal(code, Assert.Throws<RuleBroken>(() => Name(standIn ?? Hendra, from ?? Today, to ?? Today)).Code);

    private static DateTimeOffset At(DateOnly day, int hour) => new(day.ToDateTime(new(hour, 0)), TimeSpan.FromHours(7));
}
