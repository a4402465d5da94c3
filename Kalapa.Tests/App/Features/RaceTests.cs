using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Queue;
using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features;

/// <summary>Races of product.md section 3: whoever commits second gets a named answer and nothing of it is written.</summary>
public sealed class RaceTests
{
    private const int Rounds = 12;

    [Theory, ClassData<Engines>]
    public async Task An_agent_never_gets_a_sixth_ticket_from_two_tabs(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var agent = app.People.Agent.Id;
        for (var number = 0; number < 12; number++)
        {
            await app.Submitted();
        }

        for (var taken = 0; taken < Ticket.ReviewLimit - 1; taken++)
        {
            await app.Get<TakeNext>().Run(agent);
        }

        var answers = await AtOnce(Enumerable.Repeat(() => app.Get<TakeNext>().Run(agent), 6));

        Assert.Single(answers, answer => answer is null);
        Assert.All(answers.OfType<RuleBroken>(), broken => Assert.Equal("review.limit", broken.Code));
        Assert.Equal(5, answers.OfType<RuleBroken>().Count());
        Assert.Equal(Ticket.ReviewLimit, await app.Read(db => db.Tickets.CountAsync(row => row.OwnerId == agent && row.State == TicketState.InReview)));
    }

    [Theory, ClassData<Engines>]
    public async Task Of_two_decisions_at_once_one_counts_and_the_other_learns_whose(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        for (var round = 0; round < Rounds; round++)
        {
            var id = await app.Escalated();
            var ticket = await app.Ticket(id);
            var learned = new List<string?>();
            await AtOnce(
            [
                () => Decide(app.People.Supervisor, Outcome.Approved),
                () => Decide(app.People.SecondSupervisor, Outcome.Rejected),
            ]);

            var decided = Assert.Single((await app.Ticket(id)).Approvals);
            Assert.Single(learned, name => name is null);
            Assert.Single(learned, decided.DecidedByName);
            Assert.Equal(decided.Outcome == Outcome.Approved ? 1 : 0, await app.Read(db => db.Permits.CountAsync(permit => permit.TicketId == id)));

            async Task Decide(KalapaUser supervisor, Outcome outcome)
            {
                var name = await app.Get<DecideApproval>().Run(supervisor.Id, id, ticket.Version, new(outcome, ticket.ContentHash) { Reason = "seen" });
                lock (learned)
                {
                    learned.Add(name);
                }
            }
        }
    }

    [Theory, ClassData<Engines>]
    public async Task A_timeout_and_a_resubmission_never_both_happen(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        for (var round = 0; round < Rounds; round++)
        {
            var id = await app.Returned();
            await app.SupplyPaper(app.People.Client, id, new("D01"));
            var deadline = (await app.Ticket(id)).Deadline!.Value;
            app.Clock.SetUtcNow(deadline);

            var answers = await AtOnce(
            [
                () => app.Get<ResubmitRequest>().Run(app.People.Client.Id, id),
                () => app.Get<UnitOfWork>().RunAsKalapa(async operation => (await operation.TicketInQueue(id, Operation.Release)).Lapse(operation.Now)),
            ]);

            var refused = Assert.IsType<RuleBroken>(Assert.Single(answers, answer => answer is not null));
            Assert.Equal("ticket.wrong-state", refused.Code);
            var types = await app.Read(db => db.AuditEvents.Where(happened => happened.TicketId == id).Select(happened => happened.Type).ToListAsync());
            Assert.Single(types, type => type is "T09" or "T10");
            Assert.True((await app.Ticket(id)).State is TicketState.Queued or TicketState.Lapsed);
            while (await app.Get<TakeNext>().Run(app.People.OtherAgent.Id) is { } waiting)
            {
                await app.Get<Kalapa.App.Features.Tickets.CancelTicket>().Run(
                    app.People.OtherAgent.Id, waiting, (await app.Ticket(waiting)).Version, Kalapa.App.Features.Tickets.CancelCode.Duplicate, "");
            }
        }
    }

    [Theory, ClassData<Engines>]
    public async Task The_last_free_place_goes_to_one_of_two_gate_posts(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (first, second) = (await app.Permit(await app.Approved()), await app.Permit(await app.Approved()));
        app.Clock.SetUtcNow(first.Window.Start);
        await app.Write(db => db.Branches.Single(branch => branch.Code == "CBT").MaxPeople = 1);
        for (var round = 0; round < Rounds; round++)
        {
            var answers = new DenyCode?[2];
            await AtOnce(
            [
                async () => answers[0] = await app.Get<PassGate>().CheckIn(app.People.Guard.Id, first.Id, first.People[0].PersonId, true, notes: TestPeople.Escorted),
                async () => answers[1] = await app.Get<PassGate>().CheckIn(app.People.Guard.Id, second.Id, second.People[0].PersonId, true, notes: TestPeople.Escorted),
            ]);

            Assert.Single(answers, answer => answer is null);
            Assert.Single(answers, answer => answer is DenyCode.CapacityFull);
            var inside = answers[0] is null ? first : second;
            await app.Get<PassGate>().CheckOut(app.People.Guard.Id, inside.Id, inside.People[0].PersonId);
        }
    }

    [Theory, ClassData<Engines>]
    public async Task One_person_on_two_permits_is_inside_once(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var visit = app.Visit();
        var (first, second) = (await app.Permit(await app.Approved(content: visit)), await app.Permit(await app.Approved(content: visit)));
        app.Clock.SetUtcNow(first.Window.Start);
        for (var round = 0; round < Rounds; round++)
        {
            var answers = new DenyCode?[2];
            await AtOnce(
            [
                async () => answers[0] = await app.Get<PassGate>().CheckIn(app.People.Guard.Id, first.Id, visit.Visitors[0].PersonId, true, notes: TestPeople.Escorted),
                async () => answers[1] = await app.Get<PassGate>().CheckIn(app.People.Guard.Id, second.Id, visit.Visitors[0].PersonId, true, notes: TestPeople.Escorted),
            ]);

            Assert.Single(answers, answer => answer is null);
            Assert.Single(answers, answer => answer is DenyCode.AlreadyInside);
            await app.Get<PassGate>().CheckOut(app.People.Guard.Id, answers[0] is null ? first.Id : second.Id, visit.Visitors[0].PersonId);
        }
    }

    [Theory, ClassData<Engines>]
    public async Task Twenty_presses_of_submit_are_one_submission(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Draft();

        var answers = await AtOnce(Enumerable.Repeat(() => app.Get<SubmitRequest>().Run(app.People.Client.Id, id), 20));

        Assert.Single(answers, answer => answer is null);
        Assert.Equal(1, await app.Read(db => db.AuditEvents.CountAsync(happened => happened.TicketId == id && happened.Type == "T02")));
    }

    /// <summary>Starts all together; each answer is null, or the refusal.</summary>
    private static async Task<Exception?[]> AtOnce(IEnumerable<Func<Task>> calls)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = calls.Select(call => Task.Run(async () =>
        {
            await start.Task;
            try
            {
                await call();
                return (Exception?)null;
            }
            catch (Exception refused) when (refused is RuleBroken or AccessDenied)
            {
                return refused;
            }
        })).ToList();
        start.SetResult();
        return await Task.WhenAll(running);
    }
}
