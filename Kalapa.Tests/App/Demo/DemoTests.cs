using Kalapa.App.Data;
using Kalapa.App.Demo;
using Kalapa.App.Features.KnownIssues;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Companies;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Queue;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.App.Features.Queue;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Kalapa.Tests.App.Demo;

/// <summary>What a newcomer finds after the first start, at whatever hour that is, and the people who act by themselves.</summary>
public sealed class DemoTests
{
    public static TheoryData<string> Hours => ["00:05", "13:20", "23:50"];

    [Theory, MemberData(nameof(Hours))]
    public async Task The_first_start_shows_every_state_by_a_true_history(string hour)
    {
        await using var app = await Told(hour);
        var now = app.Clock.GetUtcNow();
        var tickets = await app.Read(db => db.PermitRequests.AsNoTracking().Include(row => row.Documents).Include(row => row.Approvals).ToListAsync());
        var permits = await app.Read(db => db.Permits.AsNoTracking().Include(row => row.People).ToListAsync());

        Assert.InRange(tickets.Count, 60, 90);
        Assert.Equal(StatesOf(PermitRequestLifecycle.Table), tickets.Select(ticket => ticket.State).ToHashSet());
        Assert.Equal(Enum.GetValues<PermitState>().ToHashSet(), permits.Select(permit => permit.State).ToHashSet());
        Assert.Equal(Enum.GetValues<Lane>().ToHashSet(), tickets.Where(ticket => ticket.State == TicketState.Queued).Select(ticket => ticket.Lane).ToHashSet());
        Assert.InRange(tickets.Count(ticket => ticket.State == TicketState.Queued), 8, 15);
        Assert.True(tickets.Where(ticket => ticket.State == TicketState.InReview).Select(ticket => ticket.OwnerId).Distinct().Count() >= 3);
        Assert.Contains(tickets, ticket => ticket.ReturnCount == 3);
        Assert.Contains(tickets, ticket => ticket is { State: TicketState.Returned, WindowWasMissed: true });
        Assert.Contains(permits, permit => permit.OverstayAlarmedAt is not null);
        Assert.Contains(permits, permit => permit.IsNoShow);
        Assert.Contains(permits, permit => permit.Waivers.Count > 0);
        Assert.Contains(permits, permit => permit.EquipmentInside > 0);
        Assert.Contains(permits, permit => permit.EquipmentLines().Any(line => line is { Item.Direction: EquipmentDirection.Out, Last: not null }));
        Assert.Contains(tickets, ticket => ticket.Approvals.Any(round => round.Narrowing is not null));
        await TheRecordIsTrue(app, tickets, now);
        await TheGatesBookIsFull(app);
        await TheFaultsAreThere(app);
        await TheKnownIssuesAreThere(app);
        await TheCompaniesAreThere(app);
    }

    [Fact]
    public async Task Simulated_people_do_all_that_people_do_and_keep_the_line_within_its_bounds()
    {
        const int quarterOfAnHour = 225, anHour = 900;
        string[] everything = ["file", "take", "review", "decide", "enter", "leave", "complete", "report", "help", "end-job", "reply", "confirm", "send-visit", "declare", "join", "tell", "end", "promise", "put-off", "keep-promise", "announce"];
        await using var app = await Told("09:40");
        var simulation = Simulation(app);
        var began = app.Clock.GetUtcNow();
        var done = new HashSet<string>();
        for (var step = 0; step < quarterOfAnHour || (step < anHour && !done.IsSupersetOf(everything)); step++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(4));
            done.Add((await simulation.Step(TestContext.Current.CancellationToken)).Name);
            Assert.InRange(await app.Read(db => db.Tickets.Waiting().CountAsync()), DemoSteps.ShortestLine, DemoSteps.LongestLine);
        }

        Assert.Empty(everything.Except(done));
        Assert.Empty(await StuckWithSimulatedPeople(app));
        var record = await app.Read(db => db.AuditEvents.AsNoTracking().Where(happened => happened.At > began).ToListAsync());
        Assert.NotEmpty(record);
        Assert.DoesNotContain(record, happened => DemoPeople.Personas.Any(persona => persona.Id == happened.ActorId));
    }

    [Fact]
    public async Task Nobody_simulated_touches_what_an_agent_with_a_button_holds()
    {
        await using var app = await Told("16:20");
        Guid[] people = [.. DemoPeople.Personas.Select(persona => persona.Id)];
        var held = await app.Read(db => db.Tickets.AsNoTracking().Where(row => row.State == TicketState.InReview && people.Contains(row.OwnerId!.Value)).ToListAsync());
        var simulation = Simulation(app);
        for (var step = 0; step < 60; step++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(4));
            await simulation.Step(TestContext.Current.CancellationToken);
        }

        Assert.NotEmpty(held);
        foreach (var ticket in held)
        {
            Assert.Equal((ticket.Version, ticket.OwnerId), await app.Read(async db => await db.Tickets.Where(row => row.Id == ticket.Id).Select(row => new ValueTuple<long, Guid?>(row.Version, row.OwnerId)).SingleAsync()));
        }
    }

    /// <summary>What a simulated person could have moved on and did not for a quarter of an hour.</summary>
    private static Task<List<string?>> StuckWithSimulatedPeople(TestApp app)
    {
        var before = app.Clock.GetUtcNow() - TimeSpan.FromMinutes(15);
        Guid[] people = [.. DemoPeople.Simulated.Select(user => user.Id)];
        TicketState[] ofAgents = [TicketState.InReview, TicketState.AtBranch], ofClients = [TicketState.Returned, TicketState.Resolved];
        return app.Read(db => db.SupportRequests
            .Where(row => row.HeldSince < before
                && ((ofAgents.Contains(row.State) && people.Contains(row.OwnerId!.Value)) || (ofClients.Contains(row.State) && people.Contains(row.RequesterId))))
            .Select(row => row.Number).ToListAsync());
    }

    private static DemoSimulation Simulation(TestApp app) =>
        new(app.Get<IServiceProvider>(), new(), app.Get<JobLeases>(), app.Clock, app.Get<ILogger<DemoSimulation>>());

    private static async Task TheRecordIsTrue(TestApp app, List<PermitRequest> tickets, DateTimeOffset now)
    {
        var record = await app.Read(db => db.AuditEvents.AsNoTracking().OrderBy(happened => happened.Seq).ToListAsync());
        Assert.Equal(record.OrderBy(happened => happened.At).ThenBy(happened => happened.Seq).Select(happened => happened.Seq), record.Select(happened => happened.Seq));
        Assert.All(record, happened => Assert.InRange(happened.At, now.AddDays(-15), now));
        Assert.DoesNotContain(record, happened => happened.Type == "denied");
        Assert.Empty(QueueHistory.Faults([.. record.Where(happened => happened.TicketId is not null)]));
        Assert.True(int.Parse(Assert.Single(record, happened => happened.Type == "T05" && !happened.Values["reason"].StartsWith("KI-", StringComparison.Ordinal)).Values["jumped"], null) > 0);
        string[] told = ["T06", "T07", "T08", "T09", "T10", "T13", "T15", "T16", "T17", "T18", "T19", "T20", "T21", "T24", "T25", "T28", "T28.overdue", "T29", "P04", "P09", "P11", "P12", "P14", "P15", "U01", "U02", "U03", "U04", "U05", "U06", "U07", "U09", "U10", "U11"];
        Assert.Superset(told.ToHashSet(), record.Select(happened => happened.Type).ToHashSet());

        var segments = (await app.Read(db => db.TimeSegments.AsNoTracking().ToListAsync())).ToLookup(segment => segment.TicketId);
        foreach (var ticket in await app.Read(db => db.Tickets.AsNoTracking().ToListAsync()))
        {
            var end = ticket.Holder is null ? record.Last(happened => happened.TicketId == ticket.Id && happened.To == ticket.State.ToString() && happened.From is not null && happened.From != happened.To).At : ticket.HeldSince;
            Assert.Equal(end - ticket.CreatedAt, segments[ticket.Id].Aggregate(TimeSpan.Zero, (sum, segment) => sum + (segment.End - segment.Start)));
        }

        var people = await app.Read(db => db.People.AsNoTracking().ToListAsync());
        Assert.Equal(people.Count, people.DistinctBy(person => (person.TenantId, person.FullName)).Count());
        Assert.All(tickets.Where(ticket => ticket.Grant is not null), ticket => Assert.DoesNotContain(ticket.Grant!.DecidedBy, new Guid?[] { ticket.RequesterId, ticket.CreatedById, ticket.OwnerId, ticket.LastOwnerId }));
        Assert.Contains(tickets, ticket => ticket.Approvals.Any(round => round.Outcome == Outcome.Superseded));
    }

    private static async Task TheFaultsAreThere(TestApp app)
    {
        var requests = await app.Read(db => db.SupportRequests.AsNoTracking().ToListAsync());
        var sari = requests.Where(request => request.RequesterId == DemoPeople.Client.Id).ToList();
        Assert.Equal(StatesOf(SupportLifecycle.Table), requests.Select(request => request.State).ToHashSet());
        Assert.Equal(Enum.GetValues<SupportOutcome>().ToHashSet(), requests.Where(request => request.State == TicketState.Closed).Select(request => request.Outcome!.Value).ToHashSet());
        Assert.Contains(sari, request => request.State == TicketState.Returned);
        Assert.Contains(sari, request => request.State == TicketState.Resolved);
        Assert.Contains(requests, request => request is { State: TicketState.InReview } && request.OwnerId == DemoPeople.Agent.Id);
        Assert.Contains(requests, request => request is { State: TicketState.AtBranch } && DemoPeople.Supervisor.Branches.Contains(request.BranchCode));
        Assert.Contains(requests, request => request is { State: TicketState.AtBranch } && !DemoPeople.Supervisor.Branches.Contains(request.BranchCode));

        var visits = await app.Read(db => db.PermitRequests.AsNoTracking().Where(visit => visit.SupportId != null).ToListAsync());
        var awaited = visits.Where(visit => requests.Any(request => request is { State: TicketState.AwaitingVisit } && request.VisitId == visit.Id)).ToList();
        Assert.Contains(awaited, visit => visit.State == TicketState.Draft && visit.RequesterId == DemoPeople.Client.Id && visit.CreatedById == DemoPeople.Agent.Id);
        Assert.Contains(awaited, visit => visit.State == TicketState.Approved);
        Assert.All(visits, visit => Assert.Equal(requests.Single(request => request.Id == visit.SupportId).Number, visit.Content.IncidentNumber));
    }

    private static async Task TheKnownIssuesAreThere(TestApp app)
    {
        var issues = await app.Read(db => db.KnownIssues.AsNoTracking().Include(row => row.Updates).OrderBy(row => row.DeclaredAt).ToListAsync());
        var links = (await app.Read(db => db.KnownIssueLinks.AsNoTracking().ToListAsync())).ToLookup(link => link.IssueId);
        Assert.Equal([KnownIssueState.Resolved, KnownIssueState.Open], issues.Select(issue => issue.State));
        Assert.All(issues, issue => Assert.Single(issue.Updates));
        Assert.Equal([LinkResult.Resolved, LinkResult.Resolved, LinkResult.Resolved], links[issues[0].Id].Select(link => link.Result));
        Assert.Equal(3, links[issues[1].Id].Count());
        // Maya may still say that it concerns them too.
        Assert.Null(Assert.Single(await app.Get<MyKnownIssues>().For(DemoPeople.OtherClient.ToActor(), TestContext.Current.CancellationToken)).Mine);
    }

    private static async Task TheCompaniesAreThere(TestApp app)
    {
        var today = BranchTime.DayOf(app.Clock.GetUtcNow());
        Assert.Equal([DemoPeople.Cakra], await app.Read(db => db.Tenants.Where(row => row.Status == TenantStatus.Prospect).Select(row => row.Id).ToListAsync()));
        var followUps = await app.Read(db => db.FollowUps.AsNoTracking().ToListAsync());
        Assert.Contains(followUps, row => row.IsOverdue(today));
        Assert.Contains(followUps, row => row is { IsOpen: true, ForUserId: null });
        Assert.Contains(followUps, row => !row.IsOpen);
        var now = app.Clock.GetUtcNow();
        Assert.Equal(
            Enum.GetValues<AnnouncementKind>().ToHashSet(),
            (await app.Read(db => db.ClientAnnouncements.AsNoTracking().ToListAsync())).Where(row => row.IsCurrent(now)).Select(row => row.Kind).ToHashSet());
    }

    private static HashSet<TicketState> StatesOf(Lifecycle<TicketState, TicketAction> table) =>
        [.. table.Rows.SelectMany(row => new[] { row.From, row.To }).OfType<TicketState>()];

    private static async Task TheGatesBookIsFull(TestApp app)
    {
        var book = await app.Read(db => db.GateEvents.AsNoTracking().ToListAsync());
        Assert.Superset(
            new HashSet<DenyCode?> { DenyCode.NotFound, DenyCode.WrongBranch, DenyCode.TooEarly, DenyCode.IdMismatch, DenyCode.PersonNotListed },
            book.Select(line => line.DenyCode).ToHashSet());
        Assert.All(book.Where(line => line.PersonId is not null).GroupBy(line => line.PersonId), lines =>
            Assert.InRange(lines.Count(line => line.Type == GateEventType.CheckIn) - lines.Count(line => line.Type == GateEventType.CheckOut), 0, 1));
        Assert.Contains(await app.Read(db => db.Messages.AsNoTracking().ToListAsync()), message => message.Visibility == Visibility.Internal);
    }

    /// <summary>An app whose demo began at that hour of the day in branch time.</summary>
    /// <summary>An app that has told the demo's fortnight, at that hour.</summary>
    internal static async Task<TestApp> Told(string hour, Action<IServiceCollection>? configure = null)
    {
        var app = await TestApp.Start(Engine.Sqlite, configure: configure);
        var day = new DateTimeOffset(app.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).Date.AddDays(1), TimeSpan.FromHours(7));
        app.Clock.SetUtcNow(day + TimeOnly.ParseExact(hour, "HH:mm", null).ToTimeSpan());
        await DemoSetup.Tell(app.Get<IServiceProvider>(), "", TestContext.Current.CancellationToken);
        return app;
    }
}
