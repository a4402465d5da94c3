using CsCheck;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.PermitRequests;

/// <summary>T13: a decision may narrow window, people and zones, never widen them, and a lead stays.</summary>
public sealed class NarrowingTests
{
    private static readonly RequestContent Asked = Requests.Work() with
    {
        Zones = ["DH1", "LBY"],
        Visitors = [Requests.Visitor("Sari", VisitorRole.Lead), Requests.Visitor("Bagus", VisitorRole.Worker)],
        Window = Requests.Work().Window! with { DailyFrom = new(8, 0), DailyTo = new(17, 0) },
    };

    private readonly TicketBuilder _escalated =
        new TicketBuilder(Asked).Supply("D01", "D02").Submit().Take().Judge(Verdict.Accepted, "D01", "D02").Escalate();

    [Fact]
    public void Narrower_decision_is_kept_beside_the_content()
    {
        var narrowing = new Narrowing(
            Asked.Window! with { Start = Asked.Window.Start.AddHours(1), DailyFrom = new(9, 0) }, [Asked.Visitors[0].PersonId], ["LBY"]);

        Decide(narrowing);

        Assert.Equal(narrowing, _escalated.Ticket.Grant!.Narrowing);
        Assert.Equal(Asked, _escalated.Ticket.Content);
    }

    [Fact]
    public void Window_never_widens_by_a_tick() =>
        Gen.Select(Gen.Long[-2, 2], Gen.Long[-2, 2]).Sample((before, after) =>
        {
            var window = Asked.Window! with { Start = Asked.Window.Start.AddTicks(before), End = Asked.Window.End.AddTicks(after) };
            var escalated = new TicketBuilder(Asked).Supply("D01", "D02").Submit().Take().Judge(Verdict.Accepted, "D01", "D02").Escalate();
            var fault = Record.Exception(() => escalated.Decide(With(escalated, new(window))));

            Assert.Equal(before < 0 || after > 0, fault is not null);
        }, iter: 100);

    [Fact]
    public void Window_that_is_empty_over_or_open_all_day_is_no_narrowing()
    {
        Refused("decide.widens", new(Asked.Window! with { End = Asked.Window.Start }));
        Refused("decide.widens", new(Asked.Window! with { DailyFrom = null, DailyTo = null }));
        Refused("decide.widens", new(Asked.Window! with { DailyTo = new(17, 1) }));

        _escalated.After(TimeSpan.FromHours(50));
        Refused("decide.widens", new(Asked.Window! with { End = Asked.Window.Start.AddHours(1) }));
    }

    [Fact]
    public void Zones_are_some_of_those_asked_for()
    {
        Refused("decide.widens", new(Zones: ["DH1", "DH2"]));
        Refused("decide.widens", new(Zones: []));
    }

    [Fact]
    public void People_are_some_of_those_asked_for_and_a_lead_stays()
    {
        Refused("decide.widens", new(PersonIds: [Asked.Visitors[0].PersonId, Guid.CreateVersion7()]));
        Refused("decide.lead-missing", new(PersonIds: [Asked.Visitors[1].PersonId]));
        Refused("decide.lead-missing", new(PersonIds: []));
    }

    [Fact]
    public void Plain_approval_narrows_nothing() => Rule.Broken("decide.conditions-missing", _escalated.Ticket, () =>
        _escalated.Decide(_escalated.Decision(Outcome.Approved) with { Narrowing = new(Zones: ["DH1"]) }));

    private static Decision With(TicketBuilder escalated, Narrowing narrowing) =>
        escalated.Decision(Outcome.ApprovedWithConditions) with { Narrowing = narrowing };

    private void Decide(Narrowing narrowing) => _escalated.Decide(With(_escalated, narrowing));

    private void Refused(string code, Narrowing narrowing) => Rule.Broken(code, _escalated.Ticket, () => Decide(narrowing));
}
