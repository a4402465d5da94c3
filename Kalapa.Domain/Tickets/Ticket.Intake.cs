using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Queue;

namespace Kalapa.Domain.Tickets;

/// <summary>What a request is checked against: its branch, its company and the catalogue of papers.</summary>
/// <param name="Branch">The request's branch.</param>
/// <param name="Tenant">The request's company.</param>
/// <param name="Catalogue">Types, papers and questions.</param>
public sealed record Standing(Branch Branch, Tenant Tenant, PermitCatalogue Catalogue);

/// <summary>Writing, submitting, resubmitting and calling off.</summary>
public sealed partial class Ticket
{
    /// <summary>T01: a draft for <paramref name="requesterId"/>, filed by <paramref name="author"/>.</summary>
    public static Ticket Create(
        Guid id, Actor author, Guid requesterId, Guid tenantId, string branchCode, Channel channel, DateTimeOffset now, Guid? copiedFrom = null)
    {
        var ticket = new Ticket
        {
            Id = id,
            RequesterId = requesterId,
            CreatedById = author.UserId,
            TenantId = tenantId,
            BranchCode = branchCode,
            Channel = channel,
            CopiedFromId = copiedFrom,
            CreatedAt = now,
            State = TicketState.Draft,
            Holder = Tickets.Holder.Client,
            HeldSince = now,
        };
        ticket.Record("T01", author, now, null, ("copiedFrom", copiedFrom?.ToString()));
        return ticket;
    }

    /// <summary>
    /// The content that "submit again" and "copy and continue" begin with: all of it but what was said for that one visit,
    /// its window and its declarations.
    /// </summary>
    /// <exception cref="RuleBroken"><c>copy.not-ended</c>.</exception>
    public RequestContent ContentForCopy()
    {
        Demand(State.IsFinal(), "copy.not-ended");
        return Content with { Window = null, Declarations = [] };
    }

    /// <summary>The papers that are still good for a copy of this request: there, not rejected, and not out of date.</summary>
    /// <param name="today">The day of the copy.</param>
    public IReadOnlyList<TicketDocument> PapersForCopy(DateOnly today) =>
    [
        .. CurrentDocuments.Where(paper => paper.AttachmentId is not null
            && paper.Verdict is Verdict.Pending or Verdict.Accepted && !(paper.ValidTo < today)),
    ];

    /// <summary>Saves fields of a draft: last write wins, no audit row (product.md section 3).</summary>
    /// <exception cref="RuleBroken"><c>ticket.not-draft</c>.</exception>
    public void Write(RequestContent content, string branchCode)
    {
        Demand(State == TicketState.Draft, "ticket.not-draft");
        Content = content.Fitting();
        BranchCode = branchCode;
    }

    /// <summary>T27: the requester completes a returned request.</summary>
    /// <param name="actor">The requester.</param>
    /// <param name="content">The new content.</param>
    /// <param name="changed">Names of the fields that differ, for the timeline.</param>
    /// <param name="now">The instant.</param>
    public void EditReturned(Actor actor, RequestContent content, IReadOnlyCollection<string> changed, DateTimeOffset now)
    {
        Move(TicketAction.EditReturned, actor, now, ("fields", string.Join(", ", changed)));
        Content = content.Fitting();
        Revision++;
    }

    /// <summary>T02. The client's place comes from <paramref name="stamp"/>, drawn under the queue's lock.</summary>
    /// <exception cref="RuleBroken">The first fault of <see cref="SubmissionRules"/>.</exception>
    public void Submit(Actor actor, Standing standing, QueueStamp stamp, string number, DateTimeOffset now)
    {
        TicketLifecycle.Table.Next(State, TicketAction.Submit);
        Content = Content.Cleaned();
        DemandNoFault(SubmissionRules.Check(
            Content, standing.Branch, standing.Tenant, standing.Catalogue, [.. CurrentDocuments], now));

        Number = number;
        Lane = LaneOfContent(Lane.Normal);
        QueuedAt = stamp.QueuedAt;
        QueueSeq = stamp.Seq;
        Revision = 1;
        Move(TicketAction.Submit, actor, now, [("number", number), .. PlaceValues()]);
        FirstSubmittedAt = stamp.QueuedAt;
        RememberSubmission();
    }

    /// <summary>T03: gone without a trace; it was never submitted.</summary>
    public void Discard(Actor actor, DateTimeOffset now) => Move(TicketAction.Discard, actor, now);

    /// <summary>
    /// T09: back in line by the credit rule (section 5); from the third return on at the end, unless the window was missed: that is not the
    /// client's doing, so the old place stays, whatever it was. <paramref name="stamp"/> is used only at the end of the line.
    /// </summary>
    /// <exception cref="RuleBroken">A failed paper has no new version, or a fault of <see cref="SubmissionRules"/>.</exception>
    public void Resubmit(Actor actor, Standing standing, Func<QueueStamp> stamp, DateTimeOffset now)
    {
        TicketLifecycle.Table.Next(State, TicketAction.Resubmit);
        Content = Content.Cleaned();
        foreach (var failed in CurrentDocuments.Where(document => document.Verdict is Verdict.Rejected or Verdict.WaiverRefused))
        {
            throw new RuleBroken("resubmit.paper-not-replaced", failed.Requirement) { Field = "Papers" };
        }

        var startMoved = Content.Window?.Start != SubmittedStart;
        DemandNoFault(SubmissionRules.Check(
                Content, standing.Branch, standing.Tenant, standing.Catalogue, [.. CurrentDocuments], now)
            .Where(fault => startMoved || fault.Code != "submit.lead-time"));

        // Leaving Returned closes the client's segment first: the credit needs it.
        var heldBefore = HeldByClient;
        Move(TicketAction.Resubmit, actor, now);
        ClearOwner();
        Deadline = null;
        Lane = LaneOfContent(Lane);
        if (WindowWasMissed)
        {
            QueuedAt += HeldByClient - heldBefore;
        }
        else if (ReturnCount >= Queue.QueueKey.ReturnsWithoutCredit)
        {
            var last = stamp();
            (QueueSeq, QueuedAt) = (last.Seq, last.QueuedAt);
        }
        else
        {
            QueuedAt = Queue.QueueKey.Credit(FirstSubmittedAt!.Value, HeldByClient);
        }

        WindowWasMissed = false;
        Record("T09.place", actor, now, State, PlaceValues());
        Revision++;
        RememberSubmission();
        ReopenPapersWhoseInputsChanged();
    }

    /// <summary>T10: the deadline passed.</summary>
    /// <exception cref="RuleBroken"><c>lapse.not-due</c>.</exception>
    public void Lapse(DateTimeOffset now)
    {
        TicketLifecycle.Table.Next(State, TicketAction.Timeout);
        Demand(Deadline is { } deadline && deadline <= now, "lapse.not-due");
        Move(TicketAction.Timeout, Actor.Kalapa, now);
        WindowWasMissed = false;
        ClearOwner();
    }

    /// <summary>T19: the requester takes it back to edit, before a decision.</summary>
    public void WithdrawToEdit(Actor actor, DateTimeOffset now)
    {
        Move(TicketAction.WithdrawToEdit, actor, now);
        OpenApproval?.Supersede(now);
        ClearOwner();
        Deadline = DueBack(now);
    }

    /// <summary>T20, and T31 while no permit is out.</summary>
    /// <exception cref="RuleBroken"><c>cancel.reason-missing</c>; <c>cancel.permit-issued</c>.</exception>
    public void Cancel(Actor actor, string reason, bool permitIssued, DateTimeOffset now)
    {
        TicketLifecycle.Table.Next(State, TicketAction.Cancel);
        reason = DemandText(reason, "cancel.reason-missing");
        Demand(State != TicketState.Approved || !permitIssued, "cancel.permit-issued");
        Move(TicketAction.Cancel, actor, now, ("reason", reason));
        OpenApproval?.Supersede(now);
        WindowWasMissed = false;
        ClearOwner();
    }

    /// <summary>T21: the window's end passed before a decision.</summary>
    /// <exception cref="RuleBroken"><c>window.not-over</c>.</exception>
    public void MissWindow(DateTimeOffset now)
    {
        TicketLifecycle.Table.Next(State, TicketAction.WindowMissed);
        Demand(Content.Window is { } window && window.End <= now, "window.not-over");
        Move(TicketAction.WindowMissed, Actor.Kalapa, now);
        OpenApproval?.Supersede(now);
        WindowWasMissed = true;
        ClearOwner();
        Deadline = now + NewWindowTime;
    }

    /// <summary>Time to complete, but not past the window's end.</summary>
    private DateTimeOffset DueBack(DateTimeOffset now) =>
        Content.Window is { } window && window.End > now && window.End < now + ReturnTime ? window.End : now + ReturnTime;

    /// <summary>Emergencies have a lane of their own, as long as they are one; in any other lane people put them, requests stay.</summary>
    private Lane LaneOfContent(Lane present) =>
        Content.Types.Contains(PermitType.Emergency) ? Lane.Emergency
        : present == Lane.Emergency ? Lane.Normal
        : present;

    private void RememberSubmission()
    {
        SubmittedTitle = Content.Title;
        SubmittedStart = Content.Window?.Start;
    }

    private void ReopenPapersWhoseInputsChanged()
    {
        foreach (var paper in CurrentDocuments.Where(document => document.Verdict == Verdict.Accepted
            && document.JudgedInputs != PaperInputs.Of(document.Slot, BranchCode, Content)))
        {
            paper.Verdict = Verdict.Pending;
        }
    }

    /// <summary>What a replay of the queue needs (report R2).</summary>
    private (string, string?)[] PlaceValues() =>
        [("lane", $"{(int)Lane}"), ("queuedAt", $"{QueuedAt!.Value.UtcTicks}"), ("seq", $"{QueueSeq}")];

    private static void DemandNoFault(IEnumerable<RuleBroken> faults)
    {
        foreach (var fault in faults)
        {
            throw fault;
        }
    }
}
