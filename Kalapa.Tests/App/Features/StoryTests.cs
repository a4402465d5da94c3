using Kalapa.App.Features.Gate;
using Kalapa.App.Jobs;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Kalapa.Tests.App.Features;

/// <summary>The one story Kalapa exists for, through the verbs, on both databases.</summary>
public sealed class StoryTests
{
    [Theory, ClassData<Engines>]
    public async Task A_request_goes_from_form_to_gate_and_home(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Approved();
        var permit = await app.Permit(id);
        Assert.Equal((await app.Ticket(id)).Grant!.RevisionHash, permit.RevisionHash);
        Assert.Matches("^CBT-2607-00001-.$", (await app.Ticket(id)).Number);

        app.Clock.SetUtcNow(permit.Window.Start);
        var guard = app.People.Guard.Id;
        var found = await app.Get<LookUpCode>().Run(guard, "CBT", permit.Code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        Assert.Equal((permit.Id, (DenyCode?)null), (found.PermitId!.Value, found.Denied));
        foreach (var person in permit.People)
        {
            Assert.Null(await app.Get<PassGate>().CheckIn(guard, permit.Id, person.PersonId, idSeen: true, notes: TestPeople.Escorted));
        }

        app.Clock.Advance(TimeSpan.FromHours(2));
        foreach (var person in permit.People)
        {
            Assert.Null(await app.Get<PassGate>().CheckOut(guard, permit.Id, person.PersonId));
        }

        await app.Get<CloseVisit>().Run(guard, permit.Id);
        Assert.Equal(PermitState.Closed, (await app.Permit(id)).State);
        app.Clock.Advance(Permit.ReopenTime + TimeSpan.FromSeconds(1));
        await new TimedWork(app.Get<Kalapa.App.Data.UnitOfWork>(), app.Get<IDbContextFactory<Kalapa.App.Data.KalapaDbContext>>(), app.Get<Kalapa.App.Data.JobLeases>(), app.Get<Kalapa.App.Outages.ClockWatch>(), app.Clock, NullLogger<TimedWork>.Instance)
            .DoWhatIsDue(TestContext.Current.CancellationToken);

        var ticket = await app.Ticket(id);
        Assert.Equal(TicketState.Closed, ticket.State);
        var segments = await app.Read(db => db.TimeSegments.Where(segment => segment.TicketId == id).ToListAsync());
        Assert.Equal(app.Clock.GetUtcNow() - ticket.CreatedAt, segments.Aggregate(TimeSpan.Zero, (sum, segment) => sum + (segment.End - segment.Start)));
        Assert.Equal(
            ["T01", "T02", "T04", "O14", "T11", "T12", "P01", "P02", "P03", "P03", "P03", "P09", "T24"],
            await app.Read(db => db.AuditEvents.Where(happened => happened.TicketId == id).OrderBy(happened => happened.Seq).Select(happened => happened.Type).ToListAsync()));
    }

    [Theory, ClassData<Engines>]
    public async Task Second_supervisor_learns_it_is_already_decided(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Escalated();

        Assert.Null(await app.Decide(app.People.Supervisor, id, Outcome.Approved));
        Assert.Equal("Budi", await app.Decide(app.People.SecondSupervisor, id, Outcome.Rejected));
        Assert.Equal(TicketState.Approved, (await app.Ticket(id)).State);
    }
}
