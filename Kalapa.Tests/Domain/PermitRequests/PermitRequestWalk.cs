using System.Text.Json;
using Kalapa.Domain;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.PermitRequests;

/// <summary>One ticket and its model, walked side by side; after each step both must agree and the always-true rules must hold.</summary>
internal sealed class PermitRequestWalk
{
    private static readonly HashSet<string> MovesTheKey = ["T02", "T09", "T09.place", "T25"];

    private readonly SubmissionContext _context = new(Requests.Cibitung(), Requests.Nusantara(), PermitCatalogue.Default);
    private readonly List<TimeSegment> _segments = [];
    private readonly QueueCounter _counter = new();
    private readonly PermitRequestModel _model;
    private readonly PermitRequest _ticket;

    private DateTimeOffset _now = Requests.Now;

    public PermitRequestWalk()
    {
        var builder = new TicketBuilder().Supply("D01", "D02");
        _ticket = builder.Ticket;
        _ticket.DequeueEvents();
        _model = new(_now, _ticket.Content.Window!);
    }

    public TicketState State => _model.State;

    public Step Choose(int pick, bool fits) =>
        fits ? _model.Fitting[pick % _model.Fitting.Count] : Enum.GetValues<Step>()[pick % Enum.GetValues<Step>().Length];

    public void Try(Step step, TimeSpan wait)
    {
        _now += wait;
        var (before, place, actor) = (JsonSerializer.Serialize(_ticket), _ticket.QueueKey, _model.Owner == Actors.Agent.UserId ? Actors.OtherAgent : Actors.Agent);
        var chosen = new VisitWindow(_now.AddDays(2), _now.AddDays(2).AddHours(8));
        var stamp = _counter.Next(_now);

        if (_model.Refusal(step, _now) is { } code)
        {
            var fault = Assert.Throws<RuleBroken>(() => Command(step, actor, stamp, chosen));
            Assert.Equal(code, fault.Code);
            Assert.Equal(before, JsonSerializer.Serialize(_ticket));
            var (none, nothing) = _ticket.DequeueEvents();
            Assert.Empty(none);
            Assert.Empty(nothing);
            return;
        }

        Command(step, actor, stamp, chosen);
        _model.Do(step, _now, actor.UserId, stamp, chosen);

        var (events, segments) = _ticket.DequeueEvents();
        _segments.AddRange(segments);
        AssertModel();
        AssertAlwaysTrue(place, [.. events.Select(step => step.Type)]);
    }

    private void AssertModel()
    {
        Assert.Equal(
            (_model.State, _model.Owner, _model.LastOwner, _model.Holder, _model.Returns, _model.Releases, _model.Revision),
            (_ticket.State, _ticket.OwnerId, _ticket.LastOwnerId, _ticket.Holder, _ticket.ReturnCount, _ticket.ReleaseCount, _ticket.Revision));
        Assert.Equal((_model.Place, _model.Rounds, _model.Window), (_ticket.QueueKey, _ticket.Approvals.Count, _ticket.Content.Window));
        Assert.Equal((_model.Letter, _model.Assignment), (_ticket.Current(new("D01"))!.Verdict, _ticket.Current(new("D02"))!.Verdict));
        if (_model.State == TicketState.Returned)
        {
            Assert.Equal(_model.Deadline, _ticket.Deadline);
        }
    }

    private void AssertAlwaysTrue(QueueKey? placeBefore, string[] events)
    {
        // 1 and 2: what is approved was decided on this very content, by somebody who did not touch it.
        Assert.Equal(_ticket.State is TicketState.Approved or TicketState.Closed, _ticket.Grant is not null && _ticket.State != TicketState.Cancelled);
        if (_ticket.Grant is { } grant)
        {
            Assert.Equal(_ticket.ContentHash, grant.RevisionHash);
            Assert.Equal(Actors.Supervisor.UserId, grant.DecidedBy);
        }

        // A round is open exactly while somebody decides or asks.
        Assert.Equal(_ticket.State is TicketState.Escalated or TicketState.Clarifying, _ticket.OpenApproval is not null);

        // 3: the key changes only in T02, T09 and T25.
        Assert.True(placeBefore == _ticket.QueueKey || events.Any(MovesTheKey.Contains), string.Join(' ', events));

        // 4: nobody owns what waits, somebody what is in review.
        Assert.True(_ticket.OwnerId is null || _ticket.State is not (TicketState.Queued or TicketState.Returned));
        Assert.True(_ticket.OwnerId is not null || _ticket.State != TicketState.InReview);

        // 5: the segments follow each other without a gap from birth on, and add up.
        var edge = _ticket.CreatedAt;
        foreach (var segment in _segments)
        {
            Assert.Equal(edge, segment.Start);
            Assert.True(segment.End >= segment.Start);
            edge = segment.End;
        }

        Assert.Equal((_model.Since, edge), (_ticket.HeldSince, _ticket.HeldSince));
        foreach (var holder in Enum.GetValues<Holder>())
        {
            Assert.Equal(
                _model.Held.GetValueOrDefault(holder),
                _segments.Where(segment => segment.Holder == holder).Aggregate(TimeSpan.Zero, (sum, segment) => sum + (segment.End - segment.Start)));
        }
    }

    private void Command(Step step, Actor actor, QueueStamp stamp, VisitWindow chosen)
    {
        switch (step)
        {
            case Step.Write: _ticket.Write(_ticket.Content with { Window = chosen }, "CBT"); break;
            case Step.Submit: _ticket.Submit(Actors.Requester, _context, stamp, TicketBuilder.Number, _now); break;
            case Step.Take: _ticket.TakeBy(actor, 0, _now); break;
            case Step.Pick: _ticket.PickBy(actor, "The client waits", 1, 0, _now); break;
            case Step.Release: _ticket.Release(Actors.Lead, "Lunch", _now); break;
            case Step.Transfer: _ticket.TransferTo(Actors.Lead, actor, 0, _now); break;
            case Step.RejectLetter: Judge("D01", Verdict.Rejected); break;
            case Step.AcceptAll:
                Judge("D01", Verdict.Accepted);
                Judge("D02", Verdict.Accepted);
                break;
            case Step.Return: _ticket.ReturnForCompletion(Actors.Agent, _now); break;
            case Step.Correct: _ticket.CorrectDetails(Actors.Agent, _ticket.Content.Title, "", ["DH1"], $"A-{_ticket.Revision}", _now); break;
            case Step.Complete:
                _ticket.EditReturned(Actors.Requester, _ticket.Content with { Window = chosen }, ["Window"], _now);
                _ticket.Supply(Actors.Requester, new("D01"), Guid.CreateVersion7(), null, _now);
                break;
            case Step.Resubmit: _ticket.Resubmit(Actors.Requester, _context, () => stamp, _now); break;
            case Step.Lapse: _ticket.Lapse(_now); break;
            case Step.Escalate: _ticket.Escalate(Actors.Agent, _context, [new(Actors.Supervisor.UserId)], [], false, _now); break;
            case Step.Approve: Decide(Outcome.Approved, Actors.Supervisor); break;
            case Step.ApproveOwn: Decide(Outcome.Approved, Actors.Requester); break;
            case Step.Reject: Decide(Outcome.Rejected, Actors.Supervisor); break;
            case Step.Ask: _ticket.AskInfo(Actors.Supervisor, "Which rack?", _now); break;
            case Step.Answer: _ticket.Answer(Actors.Agent, "A-12", _now); break;
            case Step.AskClient: _ticket.AskClient(Actors.Agent, "Which rack?", _now); break;
            case Step.Withdraw: _ticket.WithdrawToEdit(Actors.Requester, _now); break;
            case Step.Cancel: _ticket.Cancel(Actors.Requester, "Not needed", false, _now); break;
            case Step.MissWindow: _ticket.MissWindow(_now); break;
            case Step.Close: _ticket.Close(_context.Catalogue, true, _now); break;
            case Step.SetLane: _ticket.SetLane(Actors.Lead, _ticket.Lane == Lane.Normal ? Lane.OnSite : Lane.Normal, "At the gate", _now); break;
            case Step.Adopt: _ticket.Adopt(actor, _now); break;
            case Step.LoseOwner: _ticket.LoseOwner("Account disabled", _now); break;
            default: throw new ArgumentOutOfRangeException(nameof(step));
        }
    }

    private void Judge(string paper, Verdict verdict) => _ticket.JudgePaper(
        Actors.Agent, new(paper), verdict, verdict == Verdict.Rejected ? ReasonCode.Unsigned : null, "", _now);

    private void Decide(Outcome outcome, Actor by) =>
        _ticket.Decide(new(outcome, _ticket.ContentHash, by, _now) { Reason = "Because" }, _context, []);
}
