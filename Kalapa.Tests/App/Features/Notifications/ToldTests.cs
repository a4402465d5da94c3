using Kalapa.App.Data;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Permits;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Jobs;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.App.Rights;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Kalapa.Tests.App.Features.Notifications;

/// <summary>Who is told of what, event by event, and that nobody else is. Sari asks, Rina holds, Budi and Ratna supervise Cibitung.</summary>
public sealed class ToldTests(RightsApps apps) : IClassFixture<RightsApps>
{
    private static readonly Case[] Cases =
    [
        new("T02", Scenes.Draft, (app, id) => app.Get<SubmitRequest>().Run(app.People.Client.Id, id)),
        new("T04", Scenes.Queued, (app, _) => app.Get<TakeNext>().Run(app.People.Agent.Id)),
        new("T06 by the owner", Scenes.InReview, async (app, id) => await app.Get<ReleaseTicket>().Run(app.People.Agent.Id, id, await VersionOf(app, id), "Giliran habis")),
        new("T06 by a lead", Scenes.InReview, async (app, id) => await app.Get<ReleaseTicket>().Run(app.People.Lead.Id, id, await VersionOf(app, id), "Dibagi ulang"), "Rina: TakenBack"),
        new("T06 by the clock", Scenes.InReview, (app, _) => Pass(app, TimeSpan.FromMinutes(31)), "Rina: TakenBack"),
        new("T07 by a lead", Scenes.InReview, async (app, id) => await app.Get<TransferTicket>().Run(app.People.Lead.Id, id, await VersionOf(app, id), app.People.OtherAgent.Id),
            "Dimas: Transferred", "Rina: TakenBack"),
        new("nearly idle, asked once", Scenes.InReview, async (app, _) =>
            {
                await Pass(app, TimeSpan.FromMinutes(24));
                await Pass(app, TimeSpan.FromMinutes(2));
                await Pass(app, TimeSpan.FromMinutes(1));
            },
            "Rina: ReleaseNear"),
        new("T08", Scenes.Failing, async (app, id) => await app.Get<ReturnForCompletion>().Run(app.People.Agent.Id, id, await VersionOf(app, id), "Mohon dilengkapi."),
            "Sari: Returned"),
        new("T09", Scenes.Completed, (app, id) => app.Get<ResubmitRequest>().Run(app.People.Client.Id, id), "Rina: Resubmitted"),
        new("T10", app => app.Returned(), (app, _) => Pass(app, TimeSpan.FromHours(17)), "Sari: Lapsed"),
        new("T11", Scenes.Checked, async (app, id) => await app.Get<EscalateTicket>().Run(app.People.Agent.Id, id, await VersionOf(app, id)),
            "Budi: Escalated", "Ratna: Escalated"),
        new("T12", Scenes.Escalated, (app, id) => app.Decide(app.People.Supervisor, id, Outcome.Approved),
            "Rina: Approved", "Sari: Approved"),
        new("T13", Scenes.Escalated, async (app, id) => await app.Get<DecideApproval>().Run(app.People.Supervisor.Id, id, await VersionOf(app, id),
                new(Outcome.ApprovedWithConditions, (await app.Ticket(id)).ContentHash) { Conditions = "Didampingi" }),
            "Rina: ApprovedWithConditions", "Sari: ApprovedWithConditions"),
        new("T15", Scenes.Escalated, (app, id) => app.Decide(app.People.Supervisor, id, Outcome.Rejected), "Rina: Rejected", "Sari: Rejected"),
        new("T16", Scenes.Escalated, async (app, id) => await app.Get<AskInfo>().Run(app.People.Supervisor.Id, id, await VersionOf(app, id), "Siapa?"),
            "Rina: Asked"),
        new("T17", Scenes.Clarifying, async (app, id) => await app.Get<Clarify>().Answer(app.People.Agent.Id, id, await VersionOf(app, id), "Pak Agus."),
            "Budi: Answered", "Ratna: Answered"),
        new("T18", Scenes.Clarifying, async (app, id) => await app.Get<Clarify>().AskClient(app.People.Agent.Id, id, await VersionOf(app, id), "Siapa?"),
            "Sari: Returned"),
        new("T19", Scenes.InReview, async (app, id) => await app.Get<WithdrawToEdit>().Run(app.People.Client.Id, id, await VersionOf(app, id)), "Rina: Withdrawn"),
        new("T20 by the requester", Scenes.InReview, async (app, id) => await app.Get<CancelTicket>().Run(
            app.People.Client.Id, id, await VersionOf(app, id), CancelCode.Duplicate, "Sudah ada."), "Rina: Cancelled"),
        new("T20 by the owner", Scenes.InReview, async (app, id) => await app.Get<CancelTicket>().Run(
            app.People.Agent.Id, id, await VersionOf(app, id), CancelCode.Duplicate, "Sudah ada."), "Sari: Cancelled"),
        new("T21", Scenes.Queued, (app, _) => Pass(app, TimeSpan.FromHours(29)), "Sari: WindowMissed"),
        new("T28", Scenes.Emergency, async (app, id) =>
            {
                var permit = await app.Permit(id);
                app.Clock.SetUtcNow(permit.Window.Start);
                await app.Get<PassGate>().CheckIn(app.People.Guard.Id, permit.Id, permit.People[0].PersonId, idSeen: true, notes: TestPeople.Escorted);
                await app.Get<PassGate>().CheckOut(app.People.Guard.Id, permit.Id, permit.People[0].PersonId);
                await app.Get<CloseVisit>().Run(app.People.Guard.Id, permit.Id);
                await Pass(app, TimeSpan.FromHours(25));
                await Pass(app, TimeSpan.FromHours(1));
            },
            "Budi: PapersOverdue", "Ratna: PapersOverdue", "Rina: PapersOverdue", "Sari: PapersOverdue"),
        new("message of the client", Scenes.InReview, (app, id) => app.Get<PostMessage>().Run(app.People.Client.Id, id, Visibility.Public, "Halo"), "Rina: Message"),
        new("message to the last owner", Scenes.Completed, (app, id) => app.Get<PostMessage>().Run(app.People.Client.Id, id, Visibility.Public, "Halo"), "Rina: Message"),
        new("message of staff", Scenes.InReview, (app, id) => app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Public, "Halo"), "Sari: Message"),
        new("internal message", Scenes.InReview, (app, id) => app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Internal, "Catatan")),
        new("internal message of a supervisor", Scenes.InReview, (app, id) => app.Get<PostMessage>().Run(app.People.Supervisor.Id, id, Visibility.Internal, "Catatan"), "Rina: InternalNote"),
        new("internal message on what supervisors hold", Scenes.Escalated, (app, id) => app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Internal, "Catatan"),
            "Budi: InternalNote", "Ratna: InternalNote"),
        new("P01 by hand", Scenes.ApprovedByHand, (app, id) => app.Get<IssuePermit>().Run(app.People.Agent.Id, id), "Sari: PermitIssued"),
        new("P03", Scenes.AtTheGate, async (app, id) => await Enter(app, id, idSeen: true)),
        new("P04", Scenes.Approved, async (app, id) => await app.Get<HoldPermit>().Suspend(app.People.Supervisor.Id, await PermitOf(app, id), "Pemadaman"),
            "Sari: PermitSuspended"),
        new("P05", Scenes.Suspended, async (app, id) => await app.Get<HoldPermit>().Resume(app.People.Supervisor.Id, await PermitOf(app, id), "Selesai"),
            "Sari: PermitResumed"),
        new("P12", Scenes.Inside, (app, _) => Pass(app, TimeSpan.FromHours(9)), "Budi: Overstay", "Ratna: Overstay", "Sari: Overstay"),
        new("P14", Scenes.Approved, async (app, id) => await app.Get<HoldPermit>().Revoke(app.People.Supervisor.Id, await PermitOf(app, id), "Dicabut"),
            "Sari: PermitRevoked"),
        new("P15", Scenes.Approved, async (app, id) => await app.Get<HoldPermit>().CancelVisit(app.People.Client.Id, await PermitOf(app, id)), "Rina: VisitCancelled"),
        new("denied", Scenes.AtTheGate, async (app, id) => await Enter(app, id, idSeen: false), "Rina: DeniedAtGate", "Sari: DeniedAtGate"),
        new("moved back", Scenes.Queued, (app, _) => app.Submitted(app.People.OtherClient, content: app.Visit() with
        {
            Answers = Requests.Answers("EMG"),
            Types = ["EMG"],
            IncidentNumber = "INC-1",
        }), "Sari: MovedBack"),
        new("moved forward", Scenes.Queued, async (app, id) => await app.Get<SetLane>().Run(
            app.People.Supervisor.Id, id, await VersionOf(app, id), Lane.OnSite, "Di gerbang")),
    ];

    public static TheoryData<Engine, string> Rows
    {
        get
        {
            var rows = new TheoryData<Engine, string>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                foreach (var happening in Cases)
                {
                    rows.Add(engine, happening.Name);
                }
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public async Task Each_event_tells_those_it_concerns_and_nobody_else(Engine engine, string name)
    {
        var app = await apps.On(engine);
        var happening = Cases.Single(row => row.Name == name);
        await ClearTheDesks(app);
        var id = await happening.Scene(app);
        await app.Read(db => db.Notifications.ExecuteDeleteAsync());

        await happening.Act(app, id);

        var told = await app.Read(db => db.Notifications.Where(row => row.TicketId == id)
            .Join(db.Users, row => row.UserId, user => user.Id, (row, user) => new { user.DisplayName, row.Type }).ToListAsync());
        Assert.Equal(happening.Told, told.Select(row => $"{row.DisplayName}: {row.Type}").Order(StringComparer.Ordinal));
    }

    [Theory, ClassData<Engines>]
    public async Task A_place_that_moves_again_and_again_is_told_once_until_read(Engine engine)
    {
        var app = await apps.On(engine);
        await ClearTheDesks(app);
        var id = await app.Submitted();
        await app.Read(db => db.Notifications.ExecuteDeleteAsync());
        var emergency = app.Visit() with { Answers = Requests.Answers("EMG"), Types = ["EMG"], IncidentNumber = "INC-1" };

        await app.Submitted(app.People.OtherClient, content: emergency);
        await app.Submitted(app.People.OtherClient, content: emergency);
        Assert.Equal(1, await CountOf(app, id));

        await app.Get<Kalapa.App.Features.Notifications.MarkRead>().All(app.People.Client.Id, long.MaxValue);
        await app.Submitted(app.People.OtherClient, content: emergency);
        Assert.Equal(2, await CountOf(app, id));
    }

    [Theory, ClassData<Engines>]
    public async Task What_is_refused_tells_nobody(Engine engine)
    {
        var app = await apps.On(engine);
        await ClearTheDesks(app);
        var id = await app.Escalated();
        var before = await app.Read(db => db.Notifications.CountAsync());

        await Assert.ThrowsAsync<Kalapa.Domain.RuleBroken>(() => app.Get<AskInfo>().Run(app.People.Supervisor.Id, id, seen: 0, "Siapa?"));

        Assert.Equal(before, await app.Read(db => db.Notifications.CountAsync()));
    }

    private static Task<int> CountOf(TestApp app, Guid id) => app.Read(db => db.Notifications.CountAsync(row => row.TicketId == id));

    private static async Task<long> VersionOf(TestApp app, Guid id) => (await app.Ticket(id)).Version;

    private static async Task<Guid> PermitOf(TestApp app, Guid id) => (await app.Permit(id)).Id;

    private static async Task Enter(TestApp app, Guid id, bool idSeen)
    {
        var permit = await app.Permit(id);
        await app.Get<PassGate>().CheckIn(app.People.Guard.Id, permit.Id, permit.People[0].PersonId, idSeen, notes: TestPeople.Escorted);
    }

    private static Task Pass(TestApp app, TimeSpan time)
    {
        app.Clock.Advance(time);
        return new TimedWork(app.Get<UnitOfWork>(), app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<JobLeases>(), app.Get<Kalapa.App.Outages.ClockWatch>(), app.Clock, NullLogger<TimedWork>.Instance)
            .DoWhatIsDue(TestContext.Current.CancellationToken);
    }

    private static Task ClearTheDesks(TestApp app) => app.Read(db => db.Tickets
        .Where(row => row.State == TicketState.Queued || row.State == TicketState.InReview)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, TicketState.Cancelled)));

    private sealed record Case(string Name, Func<TestApp, Task<Guid>> Scene, Func<TestApp, Guid, Task> Act, params string[] Told);
}
