using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using static Kalapa.Domain.Tickets.TicketState;

namespace Kalapa.Tests.Domain.PermitRequests;

/// <summary>What somebody may try on a ticket in a walk.</summary>
public enum Step
{
    Write, Submit, Take, Pick, Release, Transfer, RejectLetter, AcceptAll, Return, Correct, Complete, Resubmit, Lapse, Escalate,
    Approve, ApproveOwn, Reject, Ask, Answer, AskClient, Withdraw, Cancel, MissWindow, Close, SetLane, Adopt, LoseOwner,
}

/// <summary>
/// The ticket's life written a second time, plainly, from the specification: no aggregate, no table, one number for each thing that counts.
/// Low-risk work with two papers, the letter D01 (which speaks of the window) and the assignment D02 (which does not).
/// </summary>
internal sealed class PermitRequestModel(DateTimeOffset created, VisitWindow window)
{
    private static readonly Dictionary<Step, TicketState[]> Places = new()
    {
        [Step.Write] = [Draft],
        [Step.Submit] = [Draft],
        [Step.Take] = [Queued],
        [Step.Pick] = [Queued],
        [Step.Release] = [InReview],
        [Step.Transfer] = [InReview, Escalated, Clarifying, Approved],
        [Step.RejectLetter] = [InReview],
        [Step.AcceptAll] = [InReview],
        [Step.Return] = [InReview],
        [Step.Correct] = [InReview],
        [Step.Complete] = [Returned],
        [Step.Resubmit] = [Returned],
        [Step.Lapse] = [Returned],
        [Step.Escalate] = [InReview],
        [Step.Approve] = [Escalated],
        [Step.ApproveOwn] = [Escalated],
        [Step.Reject] = [Escalated],
        [Step.Ask] = [Escalated],
        [Step.Answer] = [Clarifying],
        [Step.AskClient] = [Clarifying],
        [Step.Withdraw] = [InReview, Escalated, Clarifying],
        [Step.Cancel] = [Queued, InReview, Returned, Escalated, Clarifying, Approved],
        [Step.MissWindow] = [Queued, InReview, Escalated, Clarifying],
        [Step.Close] = [Approved],
        [Step.SetLane] = [Queued, InReview, Escalated],
        [Step.Adopt] = [Escalated, Clarifying, Approved],
        [Step.LoseOwner] = Enum.GetValues<TicketState>(),
    };

    private VisitWindow _judgedWindow = window;
    private DateTimeOffset _submittedStart;
    private DateTimeOffset _firstSubmitted;
    private TimeSpan _heldByClient;
    private bool _missed;
    private bool _decided;

    public TicketState State { get; private set; } = Draft;

    public Guid? Owner { get; private set; }

    public Guid? LastOwner { get; private set; }

    public int Returns { get; private set; }

    public int Releases { get; private set; }

    public int Revision { get; private set; }

    public int Rounds { get; private set; }

    public DateTimeOffset? Deadline { get; private set; }

    public QueueKey? Place { get; private set; }

    public Verdict Letter { get; private set; }

    public Verdict Assignment { get; private set; }

    public VisitWindow Window { get; private set; } = window;

    /// <summary>Since when the state lasts, by a clock that never goes back.</summary>
    public DateTimeOffset Since { get; private set; } = created;

    /// <summary>How long each holder had it, but for the stretch that still runs.</summary>
    public Dictionary<Holder, TimeSpan> Held { get; } = [];

    public Holder? Holder => State switch
    {
        Draft => Kalapa.Domain.Tickets.Holder.Client,
        Returned => _missed ? Kalapa.Domain.Tickets.Holder.System : Kalapa.Domain.Tickets.Holder.Client,
        Queued => Kalapa.Domain.Tickets.Holder.Queue,
        InReview or Clarifying => Kalapa.Domain.Tickets.Holder.Cs,
        Escalated => Kalapa.Domain.Tickets.Holder.Supervisor,
        Approved => Kalapa.Domain.Tickets.Holder.System,
        _ => null,
    };

    /// <summary>The steps listed for the present state.</summary>
    public List<Step> Fitting => [.. Places.Where(place => place.Value.Contains(State)).Select(place => place.Key)];

    /// <summary>The rule that refuses the step now; null when it will be done.</summary>
    public string? Refusal(Step step, DateTimeOffset now)
    {
        if (!Places[step].Contains(State))
        {
            return step == Step.Write ? "ticket.not-draft"
                : step is Step.Approve or Step.ApproveOwn or Step.Reject && _decided ? "approval.already-decided"
                : "ticket.wrong-state";
        }

        return step switch
        {
            Step.Submit => Window.End <= now ? "submit.window-past" : TooSoon(now) ? "submit.lead-time" : null,
            Step.Resubmit => Letter == Verdict.Rejected ? "resubmit.paper-not-replaced"
                : Window.End <= now ? "submit.window-past"
                : Window.Start != _submittedStart && TooSoon(now) ? "submit.lead-time" : null,
            Step.Return => Letter == Verdict.Rejected ? null : "return.nothing-failed",
            Step.Lapse => Deadline <= now ? null : "lapse.not-due",
            Step.Escalate => Letter == Verdict.Accepted && Assignment == Verdict.Accepted ? null : "escalate.paper-open",
            Step.ApproveOwn => "decide.own",
            Step.Approve => Window.End > now ? null : "decide.window-over",
            Step.MissWindow => Window.End <= now ? null : "window.not-over",
            Step.Adopt => Owner is null ? null : "adopt.has-owner",
            _ => null,
        };
    }

    public void Do(Step step, DateTimeOffset now, Guid actor, QueueStamp stamp, VisitWindow chosen)
    {
        switch (step)
        {
            case Step.Write:
                Window = chosen;
                break;
            case Step.Submit:
                Go(Queued, now);
                (_firstSubmitted, _submittedStart, Revision) = (stamp.QueuedAt, Window.Start, 1);
                Place = new(Lane.Normal, stamp.QueuedAt, stamp.Seq);
                break;
            case Step.Take or Step.Pick:
                Go(InReview, now);
                Owner = actor;
                break;
            case Step.Release:
                Go(Queued, now);
                Releases++;
                Drop();
                break;
            case Step.LoseOwner when State == InReview:
                Do(Step.Release, now, actor, stamp, chosen);
                break;
            case Step.LoseOwner:
                Drop();
                break;
            case Step.Transfer:
                (LastOwner, Owner) = (Owner ?? LastOwner, actor);
                break;
            case Step.Adopt:
                Owner = actor;
                break;
            case Step.RejectLetter:
                Letter = Verdict.Rejected;
                break;
            case Step.AcceptAll:
                (Letter, Assignment, _judgedWindow) = (Verdict.Accepted, Verdict.Accepted, Window);
                break;
            case Step.Correct:
                Revision++;
                break;
            case Step.Return or Step.AskClient:
                SendBack(now, TimeSpan.FromHours(16));
                Returns++;
                break;
            case Step.Withdraw:
                SendBack(now, TimeSpan.FromHours(16));
                break;
            case Step.MissWindow:
                SendBack(now, null);
                _missed = true;
                break;
            case Step.Complete:
                (Window, Letter, Revision) = (chosen, Verdict.Pending, Revision + 2);
                break;
            case Step.Resubmit:
                ComeBack(now, stamp);
                break;
            case Step.Lapse:
                End(Lapsed, now);
                break;
            case Step.Escalate:
                Go(Escalated, now);
                Rounds++;
                break;
            case Step.Ask:
                Go(Clarifying, now);
                break;
            case Step.Answer:
                Go(Escalated, now);
                break;
            case Step.Approve:
                Go(Approved, now);
                _decided = true;
                break;
            case Step.Reject:
                End(Rejected, now);
                _decided = true;
                break;
            case Step.Cancel:
                End(Cancelled, now);
                break;
            case Step.Close:
                Go(Closed, now);
                break;
            case Step.SetLane:
                Place = Place!.Value with { Lane = Place.Value.Lane == Lane.Normal ? Lane.OnSite : Lane.Normal };
                break;
        }
    }

    private bool TooSoon(DateTimeOffset now) => Window.Start < now.AddHours(8);

    private void ComeBack(DateTimeOffset now, QueueStamp stamp)
    {
        var (missed, before) = (_missed, _heldByClient);
        Go(Queued, now);
        _missed = false;
        var (lane, at, seq) = Place!.Value;
        Place = missed ? new(lane, at + (_heldByClient - before), seq)
            : Returns >= 3 ? new(lane, stamp.QueuedAt, stamp.Seq)
            : new(lane, _firstSubmitted + _heldByClient, seq);
        (Deadline, _submittedStart) = (null, Window.Start);
        Revision++;
        if (Letter == Verdict.Accepted && _judgedWindow != Window)
        {
            Letter = Verdict.Pending;
        }
    }

    private void SendBack(DateTimeOffset now, TimeSpan? time)
    {
        Go(Returned, now);
        Deadline = time is not { } given ? now.AddHours(72)
            : Window.End > now && Window.End < now + given ? Window.End
            : now + given;
        Drop();
    }

    private void End(TicketState state, DateTimeOffset now)
    {
        Go(state, now);
        Drop();
    }

    private void Drop() => (LastOwner, Owner) = (Owner ?? LastOwner, null);

    private void Go(TicketState next, DateTimeOffset now)
    {
        var (holder, end) = (Holder!.Value, now > Since ? now : Since);
        var (lasted, grace) = (end - Since, TimeSpan.FromHours(72));
        var clients = State == Returned && _missed ? lasted > grace ? lasted - grace : TimeSpan.Zero
            : holder == Kalapa.Domain.Tickets.Holder.Client ? lasted
            : TimeSpan.Zero;
        Add(holder, holder == Kalapa.Domain.Tickets.Holder.Client ? TimeSpan.Zero : lasted - clients);
        Add(Kalapa.Domain.Tickets.Holder.Client, clients);
        if (State != Draft)
        {
            _heldByClient += clients;
        }

        (State, Since) = (next, end);
    }

    private void Add(Holder holder, TimeSpan time) => Held[holder] = Held.GetValueOrDefault(holder) + time;
}
