using Kalapa.App.Data;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Jobs;
using Kalapa.App.Live;
using Kalapa.App.Outages;
using Kalapa.Domain.Promises;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Kalapa.Tests.App.Jobs;

/// <summary>
/// A ticket that is left alone from Friday 16.50 on; the Monday after is a holiday. Dimas and Eka of customer service and the supervisor Budi are signed in; Eka works for Bandung,
/// Tono leads, Budi and Ratna supervise Cibitung, Anita is admin, Rina holds what was taken.
/// </summary>
public sealed class PromiseWatchTests
{
    private static readonly DateTimeOffset Friday = new(2026, 8, 14, 16, 50, 0, TimeSpan.FromHours(7));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<Engine, TicketState, string[], string[]> Rows
    {
        get
        {
            string[] agents = ["Dimas: PromiseNear", "Tono: PromiseMissed", "Anita: PromiseOverdue"];
            string[] supervisors = ["Budi: PromiseNear", "Budi: PromiseMissed, Ratna: PromiseMissed", "Anita: PromiseOverdue"];
            var rows = new TheoryData<Engine, TicketState, string[], string[]>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                rows.Add(engine, TicketState.Queued, ["08:14", "08:20", "08:35"], agents);
                rows.Add(engine, TicketState.InReview, ["09:26", "09:50", "10:50"], ["Rina: PromiseNear", .. agents.Skip(1)]);
                rows.Add(engine, TicketState.Escalated, ["11:02", "11:50", "13:50"], supervisors);
                rows.Add(engine, TicketState.AtBranch, ["11:02", "11:50", "13:50"], supervisors);
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public async Task Each_person_is_told_once_at_the_right_minute_of_working_time(Engine engine, TicketState state, string[] onTuesday, string[] told)
    {
        await using var app = await Start(engine);
        var id = await Scene(app, state);
        var version = await VersionOf(app, id);
        var watch = Watch(app);

        for (var threshold = 0; threshold < 3; threshold++)
        {
            var at = new DateTimeOffset(new(2026, 8, 18), TimeOnly.Parse(onTuesday[threshold], System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(7));
            app.Clock.SetUtcNow(at.AddSeconds(-1));
            Assert.Equal("", await Told(app, watch, id));

            app.Clock.SetUtcNow(at);
            Assert.Equal(told[threshold], await Told(app, watch, id));
            Assert.Equal("", await Told(app, watch, id));
            // The app was started again.
            Assert.Equal("", await Told(app, Watch(app), id));
        }

        Assert.Equal(PromiseEvents.Types, await app.Read(db => db.AuditEvents.Where(row => row.TicketId == id && PromiseEvents.Types.Contains(row.Type)).OrderBy(row => row.Seq).Select(row => row.Type).ToListAsync()));
        Assert.Equal(version, await VersionOf(app, id));
    }

    [Theory, ClassData<Engines>]
    public async Task Two_nodes_that_look_at_once_tell_once(Engine engine)
    {
        await using var app = await Start(engine);
        for (var ticket = 0; ticket < 4; ticket++)
        {
            await app.Submitted();
        }

        app.Clock.SetUtcNow(Friday.AddDays(4));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Watch(app).TellWhatIsDue(Cancellation), Cancellation)));

        var events = await app.Read(db => db.AuditEvents.Where(row => PromiseEvents.Types.Contains(row.Type)).GroupBy(row => new { row.TicketId, row.Type }).Select(group => group.Count()).ToListAsync());
        Assert.Equal(Enumerable.Repeat(1, 12), events);
    }

    [Fact]
    public async Task An_emergency_runs_through_the_night_and_the_weekend()
    {
        await using var app = await Start(Engine.Sqlite);
        var id = await app.Submitted(content: app.Visit() with { Answers = Requests.Answers("EMG"), Types = ["EMG"], IncidentNumber = "INC-1" });
        var watch = Watch(app);

        app.Clock.SetUtcNow(Friday.AddMinutes(9));
        Assert.Equal("Dimas: PromiseNear", await Told(app, watch, id));
        app.Clock.SetUtcNow(Friday.AddMinutes(11));
        Assert.Equal("Tono: PromiseMissed", await Told(app, watch, id));
        app.Clock.SetUtcNow(Friday.AddMinutes(16));
        Assert.Equal("Anita: PromiseOverdue", await Told(app, watch, id));
    }

    [Fact]
    public async Task Each_holder_has_a_clock_of_its_own_and_what_comes_back_begins_anew()
    {
        await using var app = await Start(Engine.Sqlite);
        // Tuesday, nine in the morning.
        app.Clock.SetUtcNow(Friday.AddDays(3).AddHours(16).AddMinutes(10));
        var id = await app.Submitted();
        var watch = Watch(app);
        app.Clock.Advance(TimeSpan.FromMinutes(25));
        Assert.Equal("Dimas: PromiseNear", await Told(app, watch, id));

        await app.Get<TakeNext>().Run(app.People.Agent.Id, Cancellation);
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal("", await Told(app, watch, id));

        await app.Get<ReleaseTicket>().Run(app.People.Agent.Id, id, await VersionOf(app, id), "Ganti giliran", Cancellation);
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal("", await Told(app, watch, id));
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("Dimas: PromiseNear", await Told(app, watch, id));
    }

    [Fact]
    public async Task When_nobody_in_scope_is_signed_in_all_of_them_are_told()
    {
        await using var app = await Start(Engine.Sqlite);
        await app.Change(db => db.Sessions.ExecuteDeleteAsync());
        var id = await app.Submitted();

        app.Clock.SetUtcNow(Friday.AddDays(3).AddHours(15).AddMinutes(26));
        Assert.Equal("Dimas: PromiseNear, Rina: PromiseNear, Tono: PromiseNear", await Told(app, Watch(app), id));
    }

    [Fact]
    public async Task After_a_pause_each_is_told_one_thing_and_how_late_it_is()
    {
        await using var app = await Start(Engine.Sqlite);
        var id = await app.Submitted();

        app.Clock.SetUtcNow(Friday.AddDays(5));

        Assert.Equal("Anita: PromiseOverdue, Dimas: PromiseMissed, Tono: PromiseMissed", await Told(app, Watch(app), id));
    }

    [Fact]
    public async Task The_client_never_reads_of_it()
    {
        await using var app = await Start(Engine.Sqlite);
        var id = await app.Submitted();
        app.Clock.SetUtcNow(Friday.AddDays(5));
        await Watch(app).TellWhatIsDue(Cancellation);

        var view = (await app.Get<TicketDetail>().For(app.People.Client.ToActor(), id, Cancellation))!;

        Assert.DoesNotContain(view.Timeline, happened => PromiseEvents.Types.Contains(happened.Type));
        Assert.Equal(0, await app.Read(db => db.Notifications.CountAsync(row => row.UserId == app.People.Client.Id)));
    }

    private static async Task<TestApp> Start(Engine engine)
    {
        var app = await TestApp.Start(engine);
        app.Clock.SetUtcNow(Friday.ToUniversalTime());
        await app.Write(db => db.AddRange(new[] { app.People.OtherAgent, app.People.BandungAgent, app.People.Supervisor }
            .Select(user => new Session { Id = Guid.NewGuid(), UserId = user.Id, CreatedAt = Friday, LastSeenAt = Friday, Until = Friday.AddDays(30) })));
        return app;
    }

    private static Task<Guid> Scene(TestApp app, TicketState state) => state switch
    {
        TicketState.Queued => app.Submitted(),
        TicketState.InReview => app.InReview(),
        TicketState.Escalated => app.Escalated(),
        _ => app.SupportAtBranch(),
    };

    private static PromiseWatch Watch(TestApp app) => new(
        app.Get<UnitOfWork>(), app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<JobLeases>(), app.Get<CurrentPromises>(), app.Get<ClockWatch>(), app.Clock, NullLogger<PromiseWatch>.Instance);

    private static Task<long> VersionOf(TestApp app, Guid id) => app.Read(db => db.Tickets.Where(row => row.Id == id).Select(row => row.Version).SingleAsync());

    /// <summary>Looks once, and says who was told of what by it.</summary>
    private static async Task<string> Told(TestApp app, PromiseWatch watch, Guid id)
    {
        await app.Change(db => db.Notifications.ExecuteDeleteAsync());
        await watch.TellWhatIsDue(Cancellation);
        var told = await app.Read(db => db.Notifications.Where(row => row.TicketId == id).Join(db.Users, row => row.UserId, user => user.Id, (row, user) => new { user.DisplayName, row.Type }).ToListAsync());
        return string.Join(", ", told.Select(row => $"{row.DisplayName}: {row.Type}").Order(StringComparer.Ordinal));
    }
}
