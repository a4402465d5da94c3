using Kalapa.Domain.Papers;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.PermitRequests;

/// <summary>Writing, submitting, resubmitting and calling off.</summary>
public sealed partial class PermitRequest
{
    /// <summary>T01: a draft for <paramref name="requesterId"/>, filed by <paramref name="author"/>.</summary>
    public static PermitRequest Create(
        Guid id, Actor author, Guid requesterId, Guid tenantId, string branchCode, Channel channel, DateTimeOffset now, Guid? copiedFrom = null,
        Guid? support = null) =>
        new(id, author, requesterId, tenantId, branchCode, channel, now, copiedFrom, support);

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
    public void Submit(Actor actor, SubmissionContext context, QueueStamp stamp, string number, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.Submit);
        Content = Content.Cleaned();
        DemandNoFault(SubmissionRules.Check(
            Content, context.Branch, context.Tenant, context.Catalogue, [.. CurrentDocuments], now));

        Revision = 1;
        JoinQueue(actor, LaneOfContent(Lane.Normal), stamp, number, now);
        RememberSubmission();
    }

    /// <summary>
    /// T09: back in line by the credit rule (section 5); from the third return on at the end, unless the window was missed: that is not the
    /// client's doing, so the old place stays, whatever it was. <paramref name="stamp"/> is used only at the end of the line.
    /// </summary>
    /// <exception cref="RuleBroken">A failed paper has no new version, or a fault of <see cref="SubmissionRules"/>.</exception>
    public void Resubmit(Actor actor, SubmissionContext context, Func<QueueStamp> stamp, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.Resubmit);
        Content = Content.Cleaned();
        foreach (var failed in CurrentDocuments.Where(document => document.Verdict is Verdict.Rejected or Verdict.WaiverRefused))
        {
            throw new RuleBroken("resubmit.paper-not-replaced", failed.Requirement) { Field = "Papers" };
        }

        var startMoved = Content.Window?.Start != SubmittedStart;
        DemandNoFault(SubmissionRules.Check(
                Content, context.Branch, context.Tenant, context.Catalogue, [.. CurrentDocuments], now)
            .Where(fault => startMoved || fault.Code != "submit.lead-time"));

        RejoinQueue(TicketAction.Resubmit, actor, LaneOfContent(Lane), ReturnCount, keepsPlace: WindowWasMissed, stamp, now);
        WindowWasMissed = false;
        Revision++;
        RememberSubmission();
        ReopenPapersWhoseInputsChanged();
    }

    /// <inheritdoc/>
    public override void Lapse(DateTimeOffset now)
    {
        base.Lapse(now);
        WindowWasMissed = false;
    }

    /// <summary>T19: the requester takes it back to edit, before a decision.</summary>
    public void WithdrawToEdit(Actor actor, DateTimeOffset now)
    {
        HandBack(TicketAction.WithdrawToEdit, actor, DueBack(now), now);
        OpenApproval?.Supersede(now);
    }

    /// <summary>T20, and T31 while no permit is out.</summary>
    /// <exception cref="RuleBroken"><c>cancel.reason-missing</c>; <c>cancel.permit-issued</c>.</exception>
    public void Cancel(Actor actor, string reason, bool permitIssued, DateTimeOffset now)
    {
        Demand(State != TicketState.Approved || !permitIssued, "cancel.permit-issued");
        CallOff(actor, reason, now);
        OpenApproval?.Supersede(now);
        WindowWasMissed = false;
    }

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
}
