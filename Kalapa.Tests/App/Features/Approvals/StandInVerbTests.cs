using Kalapa.App.Data;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Approvals.StandIns;
using Kalapa.App.Features.Notifications;
using Kalapa.App.Features.Search;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Jobs;
using Kalapa.App.Live;
using Kalapa.App.Outages;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Notifications;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Kalapa.Tests.App.Features.Approvals;

/// <summary>O52 on both databases: what a stand-in may read and do, from when, until when.</summary>
public sealed class StandInVerbTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task A_stand_in_reads_and_decides_with_both_names_and_is_told(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Escalated();
        Assert.Null(await app.Get<TicketDetail>().For(await Yudi(app), id, Cancellation));

        await Name(app);

        var reader = await Yudi(app);
        Assert.NotNull(await app.Get<TicketDetail>().For(reader, id, Cancellation));
        Assert.Contains((await app.Get<TicketSearch>().For(reader, "CBT", Cancellation)).Tickets, found => found.Id == id);
        Assert.Null((await app.Get<ApprovalDetail>().For(reader, id, Cancellation))!.FourEyesConflict);
        Assert.Null(await app.Decide(app.People.BandungSupervisor, id, Outcome.Approved));
        Assert.Equal([new DeciderName("Yudi", "Budi")], (await app.Ticket(id)).Grant!.Deciders);
        Assert.Equal([new DeciderName("Yudi", "Budi")], (await app.Permit(id)).Snapshot!.Deciders);
        Assert.Equal([NotificationType.StandInBegun], await Told(app));
        var item = Assert.Single((await app.Get<MyNotifications>().For(reader, 10, cancellationToken: Cancellation)).Items);
        Assert.Equal((null, "/persetujuan/pengganti", "Budi"), (item.TicketId, item.Address, item.Values["who"]));
        Assert.Equal(["standin.begun", "standin.named"], (await Recorded(app)).Order());
    }

    [Theory, ClassData<Engines>]
    public async Task What_a_branch_runs_on_site_is_not_a_stand_ins(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var waiting = await app.Escalated();
        var support = await app.SupportAtBranch();
        await Name(app);
        var reader = await Yudi(app);

        Assert.Null(await app.Get<TicketDetail>().For(reader, support, Cancellation));
        var denied = await Assert.ThrowsAsync<AccessDenied>(async () => await app.Get<SetLane>().Run(reader.UserId, waiting, (await app.Ticket(waiting)).Version, Kalapa.Domain.Queue.Lane.OnSite, "Di gerbang", Cancellation));
        Assert.Equal(Answer.Forbidden, denied.Answer);
        await app.Decide(app.People.Supervisor, waiting, Outcome.Approved);
        await app.Get<Kalapa.App.Features.Permits.HoldPermit>().Suspend(reader.UserId, (await app.Permit(waiting)).Id, "Pemadaman", Cancellation);
    }

    [Theory, ClassData<Engines>]
    public async Task The_rights_end_with_the_last_day_and_its_end_is_recorded(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await Name(app, days: 1);
        var id = await app.Escalated();

        app.Clock.SetUtcNow(new(2026, 7, 6, 16, 59, 59, TimeSpan.Zero));
        Assert.NotEmpty((await Yudi(app)).DecidesFor);
        app.Clock.SetUtcNow(new(2026, 7, 6, 17, 0, 0, TimeSpan.Zero));

        Assert.Empty((await Yudi(app)).DecidesFor);
        var denied = await Assert.ThrowsAsync<AccessDenied>(() => app.Decide(app.People.BandungSupervisor, id, Outcome.Approved));
        Assert.Equal(Answer.NotFound, denied.Answer);
        await Work(app).DoWhatIsDue(Cancellation);
        await Work(app).DoWhatIsDue(Cancellation);
        Assert.Single(await Recorded(app), type => type == "standin.ended");
    }

    [Theory, ClassData<Engines>]
    public async Task One_that_begins_later_gives_nothing_before_and_is_told_on_its_day(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var today = Today(app);
        await app.Get<NameStandIn>().Run(app.People.Supervisor.Id, "CBT", app.People.BandungSupervisor.Id, today.AddDays(1), today.AddDays(2), Cancellation);

        Assert.Empty((await Yudi(app)).DecidesFor);
        await Work(app).DoWhatIsDue(Cancellation);
        Assert.Equal([NotificationType.StandInNamed], await Told(app));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotEmpty((await Yudi(app)).DecidesFor);
        await Work(app).DoWhatIsDue(Cancellation);
        await Work(app).DoWhatIsDue(Cancellation);
        Assert.Equal([NotificationType.StandInNamed, NotificationType.StandInBegun], await Told(app));
    }

    [Theory, ClassData<Engines>]
    public async Task Withdrawn_it_is_over_at_once_and_told(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var standIn = await Name(app);
        await Rule.Broken("standin.not-yours", () => app.Get<WithdrawStandIn>().Run(app.People.SecondSupervisor.Id, standIn, Cancellation));

        await app.Get<WithdrawStandIn>().Run(app.People.Supervisor.Id, standIn, Cancellation);

        Assert.Empty((await Yudi(app)).DecidesFor);
        Assert.Equal([NotificationType.StandInBegun, NotificationType.StandInWithdrawn], await Told(app));
        Assert.Equal(["standin.begun", "standin.named", "standin.withdrawn"], (await Recorded(app)).Order());
        Assert.Null(await app.Get<StandInList>().For(app.People.Agent.ToActor(), Cancellation));
        Assert.Empty((await app.Get<StandInList>().For(app.People.Supervisor.ToActor(), Cancellation))!.Named);
    }

    [Theory, ClassData<Engines>]
    public async Task Overlapping_days_are_refused_also_when_two_are_named_at_once(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var other = TestPeople.NewUser("Hendra", Role.Supervisor, branches: ["SBY"]);
        await app.Write(db => db.Users.Add(other));

        var faults = await Task.WhenAll(new[] { app.People.BandungSupervisor, other }.Select(async account =>
            (await Record.ExceptionAsync(() => app.Get<NameStandIn>().Run(app.People.Supervisor.Id, "CBT", account.Id, Today(app), Today(app), Cancellation)) as RuleBroken)?.Code));

        Assert.Equal([null, "standin.overlaps"], faults.Order());
    }

    [Theory, ClassData<Engines>]
    public async Task Who_loses_the_branch_lends_it_to_nobody(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await Name(app);

        await app.Write(db => db.Users.Single(row => row.Id == app.People.Supervisor.Id).Branches = ["BTR"]);

        Assert.Empty((await Yudi(app)).DecidesFor);
    }

    [Theory, ClassData<Engines>]
    public async Task A_branch_whose_only_supervisor_asked_counts_its_stand_in_for_others_alone(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Write(db => db.Users.Single(row => row.Id == app.People.SecondSupervisor.Id).Disabled = true);
        var own = await app.Submitted(app.People.Supervisor);
        await Name(app);

        // What the one who is away filed is barred to the stand-in too.
        Assert.Equal([own], await app.Read(db => db.WithoutDecider(app.Clock.GetUtcNow(), Cancellation)));
        await app.Write(db => db.Users.Single(row => row.Id == app.People.SecondSupervisor.Id).Disabled = false);
        Assert.Empty(await app.Read(db => db.WithoutDecider(app.Clock.GetUtcNow(), Cancellation)));
    }

    [Fact]
    public async Task The_stand_in_gets_a_letter_that_says_for_whom_where_and_how_long()
    {
        await using var app = await MailApp.Start();
        FakeTransport transport = new();
        await Name(app, days: 2);
        app.Clock.Advance(OutboxMessage.ReadFirst);

        await app.Sender(transport).SendWhatIsDue(Cancellation);

        var letter = Assert.Single(transport.Taken);
        Assert.Equal("Anda sekarang menggantikan Budi di Cibitung, Sen, 6 Jul 2026 sampai Sel, 7 Jul 2026", letter.Subject);
        Assert.Contains("https://kalapa.example/persetujuan/pengganti", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_about_no_ticket_is_read_and_counted_like_all_else()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        await Name(app);
        var reader = await Yudi(app);
        var told = await app.Get<MyNotifications>().For(reader, 10, unreadOnly: true, cancellationToken: Cancellation);
        Assert.Equal(1, told.Unread);

        await app.Get<MarkRead>().Run(reader.UserId, Assert.Single(told.Items).Id, Cancellation);

        told = await app.Get<MyNotifications>().For(reader, 10, cancellationToken: Cancellation);
        Assert.Equal((0, true), (told.Unread, Assert.Single(told.Items).IsRead));
        await app.Get<MarkRead>().All(reader.UserId, told.Items[0].Id, Cancellation);
    }

    [Fact]
    public async Task Open_screens_hear_of_the_begin_and_the_end()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        using SemaphoreSlim heard = new(0);
        using var watching = app.Get<LiveUpdates>().SubscribeStandIns(() => Task.FromResult(heard.Release()), TimeSpan.Zero);

        await Name(app, days: 1);
        Assert.True(await heard.WaitAsync(WaitLimit.Time, Cancellation));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await Work(app).DoWhatIsDue(Cancellation);

        Assert.True(await heard.WaitAsync(WaitLimit.Time, Cancellation));
    }

    private static DateOnly Today(TestApp app) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(app.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta")).DateTime);

    private static Task<Guid> Name(TestApp app, int days = 10) =>
        app.Get<NameStandIn>().Run(app.People.Supervisor.Id, "CBT", app.People.BandungSupervisor.Id, Today(app), Today(app).AddDays(days - 1), Cancellation);

    private static Task<Actor> Yudi(TestApp app) => app.Read(db => BranchDeciders.ActorOf(db, app.People.BandungSupervisor, app.Clock.GetUtcNow(), Cancellation));

    private static Task<List<NotificationType>> Told(TestApp app) => app.Read(db => db.Notifications.Where(row => row.TicketId == null && row.UserId == app.People.BandungSupervisor.Id).OrderBy(row => row.Id).Select(row => row.Type).ToListAsync(Cancellation));

    private static Task<List<string>> Recorded(TestApp app) => app.Read(db => db.AuditEvents.Where(row => row.Type.StartsWith("standin.")).Select(row => row.Type).ToListAsync(Cancellation));

    private static TimedWork Work(TestApp app) => new(
        app.Get<UnitOfWork>(), app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<JobLeases>(), app.Get<ClockWatch>(), app.Clock, NullLogger<TimedWork>.Instance);
}
