using System.Globalization;
using Kalapa.App.Setup;
using Kalapa.Domain;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Promises;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Xunit;

namespace Kalapa.Tests.Domain.Promises;

/// <summary>A ticket that is left alone, in each state, over an evening, a weekend and a holiday (Friday, 2026-12-25).</summary>
public sealed class PromiseClockTests
{
    private static readonly IReadOnlyCollection<Branch> Branches = [.. FoundingBranches.All()];

    private static readonly PromiseBook Book = new([PromiseVersion.First()], [], Branches);

    [Theory]
    [InlineData(TicketState.Queued, Lane.Normal, "2026-12-04 16:50", "2026-12-07 08:14", "2026-12-07 08:20", "2026-12-07 08:35")]
    [InlineData(TicketState.Queued, Lane.OnSite, "2026-12-24 16:55", "2026-12-28 08:03", "2026-12-28 08:05", "2026-12-28 08:10")]
    [InlineData(TicketState.Queued, Lane.Emergency, "2026-12-25 02:00", "2026-12-25 02:08", "2026-12-25 02:10", "2026-12-25 02:15")]
    [InlineData(TicketState.InReview, Lane.Normal, "2026-12-24 16:00", "2026-12-28 08:36", "2026-12-28 09:00", "2026-12-28 10:00")]
    [InlineData(TicketState.InReview, Lane.Emergency, "2026-12-24 23:50", "2026-12-25 00:14", "2026-12-25 00:20", "2026-12-25 00:35")]
    [InlineData(TicketState.Clarifying, Lane.Normal, "2026-12-04 16:00", "2026-12-07 08:36", "2026-12-07 09:00", "2026-12-07 10:00")]
    [InlineData(TicketState.Escalated, Lane.Normal, "2026-12-24 15:00", "2026-12-28 09:12", "2026-12-28 10:00", "2026-12-28 12:00")]
    [InlineData(TicketState.Escalated, Lane.Emergency, "2026-12-26 12:00", "2026-12-26 12:16", "2026-12-26 12:20", "2026-12-26 12:30")]
    [InlineData(TicketState.AtBranch, Lane.Normal, "2026-12-04 16:00", "2026-12-07 10:12", "2026-12-07 11:00", "2026-12-07 13:00")]
    public void Each_threshold_has_its_minute_of_working_time(TicketState state, Lane lane, string since, string near, string missed, string overdue)
    {
        var clock = Book.ClockOf(Ticket(state, lane, At(since)))!;

        Assert.Equal([At(near), At(missed), At(overdue)], PromiseClock.Thresholds.Select(threshold => clock.At(threshold)!.Value));
        foreach (var threshold in PromiseClock.Thresholds)
        {
            var at = clock.At(threshold)!.Value;
            Assert.True(clock.Read(at).HasReached(threshold));
            Assert.False(clock.Read(at.AddSeconds(-1)).HasReached(threshold));
        }
    }

    [Theory]
    [InlineData(TicketState.Draft)]
    [InlineData(TicketState.Returned)]
    [InlineData(TicketState.Approved)]
    [InlineData(TicketState.AwaitingVisit)]
    [InlineData(TicketState.Resolved)]
    [InlineData(TicketState.Closed)]
    public void Nothing_is_promised_while_the_client_has_it_or_nobody(TicketState state) => Assert.Null(Book.ClockOf(Ticket(state, Lane.Normal, At("2026-12-04 16:50"))));

    [Theory]
    [InlineData("2026-12-04 16:20", "2026-12-04 16:40", false, false, 10)]
    [InlineData("2026-12-04 16:45", "2026-12-04 18:00", true, false, 15)]
    [InlineData("2026-12-04 16:30", "2026-12-05 10:00", true, true, 0)]
    [InlineData("2026-12-04 16:30", "2026-12-07 08:05", false, true, 5)]
    [InlineData("2026-12-04 16:30", "2026-12-07 20:00", true, true, 540)]
    public void It_says_what_is_left_or_how_late_it_is_and_that_it_stands_still(string since, string now, bool isPaused, bool isLate, int minutes)
    {
        var reading = Book.ClockOf(Ticket(TicketState.Queued, Lane.Normal, At(since)))!.Read(At(now));

        Assert.Equal((isPaused, isLate), (reading.IsPaused, reading.IsLate));
        Assert.Equal(TimeSpan.FromMinutes(minutes), reading.Distance);
    }

    [Fact]
    public void The_share_is_of_the_target()
    {
        var reading = Book.ClockOf(Ticket(TicketState.InReview, Lane.Normal, At("2026-12-04 09:00")))!.Read(At("2026-12-04 10:30"));

        Assert.Equal(0.75, reading.Share);
        Assert.Equal(TimeSpan.FromMinutes(30), reading.Distance);
    }

    [Fact]
    public void The_narrowest_line_counts_and_the_lane_weighs_most()
    {
        var table = new PromiseTable(
        [
            new(PromiseHolder.Queue, 30),
            new(PromiseHolder.Queue, 25, Kind: TicketKind.Support),
            new(PromiseHolder.Queue, 20, Topic: "POWER"),
            new(PromiseHolder.Queue, 10, Lane: Lane.Emergency),
            new(PromiseHolder.Queue, 5, Topic: "POWER", Lane: Lane.Emergency),
        ]);

        Assert.Equal(30, Minutes(TicketKind.Permit, "WRK", Lane.Normal));
        Assert.Equal(25, Minutes(TicketKind.Support, "COOLING", Lane.Normal));
        Assert.Equal(20, Minutes(TicketKind.Support, "POWER", Lane.Normal));
        Assert.Equal(10, Minutes(TicketKind.Support, "COOLING", Lane.Emergency));
        Assert.Equal(5, Minutes(TicketKind.Support, "POWER", Lane.Emergency));

        double Minutes(TicketKind kind, string topic, Lane lane) =>
            table.For(Ticket(TicketState.Queued, lane, At("2026-12-04 09:00")) with { Kind = kind, Topic = topic })!.Value.TotalMinutes;
    }

    [Fact]
    public void A_ticket_keeps_the_promises_of_its_submission()
    {
        var first = PromiseVersion.First();
        var second = first.Next([.. first.Targets.Select(target => target with { Minutes = target.Minutes * 2 })], "Uji", "Anita", At("2026-12-04 09:00"));
        var book = new PromiseBook([first, second], [], Branches);
        var ticket = Ticket(TicketState.Queued, Lane.Normal, At("2026-12-04 09:00"));

        Assert.Equal(2, book.Newest);
        Assert.Equal(TimeSpan.FromMinutes(30), book.ClockOf(ticket)!.Target);
        Assert.Equal(TimeSpan.FromMinutes(60), book.ClockOf(ticket with { PromiseVersion = 2 })!.Target);
    }

    [Fact]
    public void A_version_must_promise_something_for_every_holder_and_nothing_twice()
    {
        var first = PromiseVersion.First();
        var now = At("2026-12-04 09:00");

        Assert.Equal(["promise.note-missing", "promise.same"], Faults(() => first.Next(first.Targets, " ", "Anita", now)));
        Assert.Equal(["promise.minutes"], Faults(() => first.Next([.. first.Targets.Select(target => target with { Minutes = 0 })], "Uji", "Anita", now)));
        Assert.Equal(["promise.twice"], Faults(() => first.Next([.. first.Targets, new(PromiseHolder.Queue, 45)], "Uji", "Anita", now)));
        Assert.Equal(["promise.holder-missing"], Faults(() => first.Next([.. first.Targets.Where(target => target.Holder != PromiseHolder.AtBranch)], "Uji", "Anita", now)));

        static IEnumerable<string> Faults(Action act) => Assert.Throws<RuleBroken>(act).All.Select(fault => fault.Code);
    }

    private static HeldTicket Ticket(TicketState state, Lane lane, DateTimeOffset since) =>
        new(state == TicketState.AtBranch ? TicketKind.Support : TicketKind.Permit, state == TicketState.AtBranch ? "HANDS" : "WRK", lane, state, "CBT", since, 1);

    private static DateTimeOffset At(string wall) => new(DateTime.ParseExact(wall, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(7));
}
