using Kalapa.App.Data;
using Kalapa.App.Features.Promises;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Promises;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Kalapa.Tests.App.Features.Promises;

/// <summary>O78: an admin keeps working hours, holidays and promises; tickets keep the promises of their submission.</summary>
public sealed class PromiseVerbTests
{
    private static readonly CalendarKey Cs = new("CBT", CalendarSide.Cs);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task Other_hours_move_the_clocks_that_run_and_stand_in_the_audit(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Submitted();
        var held = (await app.Ticket(id)).Held;
        Assert.Equal(Requests.Now.AddMinutes(30), app.Get<CurrentPromises>().Current.ClockOf(held)!.Due);

        await Heard(app, () => app.Get<SetWorkingHours>().Run(app.People.Admin.Id, Cs, [new(new(13, 0), new(15, 0)), .. Enumerable.Repeat<OpenHours?>(null, 6)], Cancellation));

        Assert.Equal(Requests.Now.Date.AddHours(13.5), app.Get<CurrentPromises>().Current.ClockOf(held)!.Due!.Value.ToOffset(Requests.Now.Offset).DateTime);
        var noted = await app.Read(db => db.AuditEvents.SingleAsync(row => row.Type == "calendar.hours", Cancellation));
        Assert.Equal(("CBT", "Cs"), (noted.Values["branch"], noted.Values["side"]));
        Assert.StartsWith("1: 08:00-17:00 > 13:00-15:00, 2: 08:00-17:00 > –", noted.Values["hours"], StringComparison.Ordinal);
    }

    [Theory, ClassData<Engines>]
    public async Task Holidays_are_added_to_as_many_calendars_as_are_meant_once_each(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        Holiday[] days = [new(new(2027, 3, 10), "Idul Fitri"), new(new(2026, 12, 25), "Natal")];

        Assert.Equal(2, await app.Get<KeepHolidays>().Add(app.People.Admin.Id, [Cs, new("BDG", CalendarSide.Branch)], days, Cancellation));
        Assert.Equal(0, await app.Get<KeepHolidays>().Add(app.People.Admin.Id, [Cs], days, Cancellation));
        await app.Get<KeepHolidays>().Remove(app.People.Admin.Id, Cs, new(2027, 3, 10), Cancellation);

        var kept = await app.Read(db => db.BranchCalendars.AsNoTracking().ToListAsync(Cancellation));
        Assert.DoesNotContain(kept.Single(row => row.BranchCode == "CBT" && row.Side == CalendarSide.Cs).Holidays, day => day.Name == "Idul Fitri");
        Assert.Contains(kept.Single(row => row.BranchCode == "BDG" && row.Side == CalendarSide.Branch).Holidays, day => day.Name == "Idul Fitri");
        Assert.Equal(3, await app.Read(db => db.AuditEvents.CountAsync(row => row.Type.StartsWith("calendar.holiday"), Cancellation)));
        await Rule.Broken("calendar.name-missing", () => app.Get<KeepHolidays>().Add(app.People.Admin.Id, [Cs], [new(new(2027, 5, 5), " ")], Cancellation));
    }

    [Theory, ClassData<Engines>]
    public async Task A_new_version_holds_for_what_is_submitted_from_then_on(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var before = await app.Submitted();
        var faults = await app.SupportSubmitted();

        var number = await app.Get<ChangePromises>().Run(app.People.Admin.Id, 1, Doubled, "Uji coba", Cancellation);

        var after = await app.SupportSubmitted();
        Assert.Equal(2, number);
        Assert.Equal(1, (await app.Ticket(before)).PromiseVersion);
        Assert.Equal(1, (await app.Support(faults)).PromiseVersion);
        Assert.Equal(2, (await app.Support(after)).PromiseVersion);
        var book = await app.Get<CurrentPromises>().Read(Cancellation);
        Assert.Equal(TimeSpan.FromMinutes(60), book.ClockOf((await app.Support(after)).Held)!.Target);
        Assert.Equal(TimeSpan.FromMinutes(30), book.ClockOf((await app.Ticket(before)).Held)!.Target);
        var noted = await app.Read(db => db.AuditEvents.SingleAsync(row => row.Type == "promises.changed", Cancellation));
        Assert.Equal(("2", "Uji coba"), (noted.Values["version"], noted.Values["note"]));
    }

    [Theory, ClassData<Engines>]
    public async Task Of_two_admins_who_change_the_promises_at_once_one_is_told(Engine engine)
    {
        await using var app = await TestApp.Start(engine);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                return $"{await app.Get<ChangePromises>().Run(app.People.Admin.Id, 1, Doubled, "Uji coba", Cancellation)}";
            }
            catch (RuleBroken broken)
            {
                return broken.Code;
            }
        }, Cancellation)));

        Assert.Equal(["2", "promise.stale", "promise.stale", "promise.stale"], outcomes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_reader_sees_the_own_branches_and_an_admin_alone_may_edit()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var read = app.Get<PromiseOverview>();

        Assert.Equal(["CBT"], (await read.For(app.People.Supervisor.ToActor(), Cancellation))!.Branches.Select(branch => branch.Code));
        Assert.Equal(["BDG"], (await read.For(app.People.BandungAgent.ToActor(), Cancellation))!.Branches.Select(branch => branch.Code));
        Assert.Equal(5, (await read.For(app.People.Agent.ToActor(), Cancellation))!.Branches.Count);
        Assert.False((await read.For(app.People.Lead.ToActor(), Cancellation))!.MayEdit);
        Assert.True((await read.For(app.People.Admin.ToActor(), Cancellation))!.MayEdit);
        Assert.Null(await read.For(app.People.Client.ToActor(), Cancellation));
        Assert.Null(await read.For(app.People.Guard.ToActor(), Cancellation));
    }

    [Fact]
    public async Task Another_node_reads_it_anew_when_it_finds_the_change_in_the_log()
    {
        await using var app = await TestApp.Start(Engine.MySql);
        var elsewhere = new LiveUpdates(TimeProvider.System, NullLogger<LiveUpdates>.Instance);
        using var snapshot = new CurrentPromises(app.Get<IPromiseSource>(), elsewhere);
        var heard = new TaskCompletionSource();
        snapshot.Changed += heard.SetResult;

        await app.Get<ChangePromises>().Run(app.People.Admin.Id, 1, Doubled, "Uji coba", Cancellation);
        var logged = await app.Read(db => db.LoggedChanges.OrderByDescending(row => row.Id).FirstAsync(Cancellation));
        ChangeLog.Read(logged).Publish(elsewhere, app.Get<Revocations>());

        await heard.Task.WaitAsync(WaitLimit.Time, Cancellation);
        Assert.Equal(2, snapshot.Current.Newest);
    }

    [Theory, ClassData<Engines>]
    public async Task What_is_usual_is_the_median_of_the_last_thirty_days_at_that_branch_and_of_that_type(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        foreach (var minutes in new[] { 5, 40, 12, 90, 45 })
        {
            var id = await app.SupportSubmitted();
            await app.Write(db => db.Add(new TimeSegment(id, Holder.Queue, Requests.Now.AddMinutes(-minutes).ToUniversalTime(), Requests.Now.ToUniversalTime())));
        }

        var waiting = (await app.Support(await app.SupportSubmitted())).Held;
        // Before eight nobody worked: of 90 minutes 60 count, which changes no median.
        Assert.Equal(TimeSpan.FromMinutes(40), await app.Get<UsualWaits>().For(waiting, Cancellation));
        Assert.Null(await app.Get<UsualWaits>().For(waiting with { BranchCode = "BDG" }, Cancellation));
        Assert.Null(await app.Get<UsualWaits>().For(waiting with { Topic = "BILLING" }, Cancellation));
        Assert.Null(await app.Get<UsualWaits>().For(waiting with { State = TicketState.Returned }, Cancellation));

        app.Clock.Advance(UsualWaits.LooksBack + TimeSpan.FromHours(1));
        Assert.Null(await app.Get<UsualWaits>().For(waiting, Cancellation));
    }

    private static IReadOnlyList<PromiseTarget> Doubled => [.. PromiseTable.Default.Targets.Select(target => target with { Minutes = target.Minutes * 2 })];

    private static async Task Heard(TestApp app, Func<Task> verb)
    {
        var heard = new TaskCompletionSource();
        app.Get<CurrentPromises>().Changed += () => heard.TrySetResult();
        await verb();
        await heard.Task.WaitAsync(WaitLimit.Time, Cancellation);
    }
}
