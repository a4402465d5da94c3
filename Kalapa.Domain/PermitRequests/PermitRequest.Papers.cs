using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.PermitRequests;

/// <summary>Papers: supplied, judged, due after entry.</summary>
public sealed partial class PermitRequest
{
    /// <summary>The client brings a paper, or a new version of one, while writing or completing (T27).</summary>
    /// <exception cref="RuleBroken"><c>paper.closed</c>.</exception>
    public TicketDocument Supply(Actor actor, PaperSlot slot, Guid attachmentId, DateOnly? validTo, DateTimeOffset now)
    {
        DemandPapersOpen();
        NoteCompletion(actor, slot, now);
        return AddVersion(actor, slot, attachmentId, Verdict.Pending, "", validTo, now);
    }

    /// <summary>The client lacks a paper and asks to go without; only the supervisor grants it.</summary>
    /// <exception cref="RuleBroken"><c>paper.closed</c>; <c>waiver.reason-missing</c>.</exception>
    public TicketDocument AskWaiver(Actor actor, PaperSlot slot, string reason, DateTimeOffset now)
    {
        DemandPapersOpen();
        reason = DemandText(reason, "waiver.reason-missing", TicketDocument.LongestNote);
        NoteCompletion(actor, slot, now);
        return AddVersion(actor, slot, null, Verdict.WaiverAsked, reason, null, now);
    }

    /// <summary>The client takes back an own version that was neither judged nor submitted; returns it so that its file can be erased.</summary>
    /// <exception cref="RuleBroken"><c>paper.closed</c>; <c>paper.judged</c>; <c>paper.submitted</c>; <c>paper.not-there</c>.</exception>
    public TicketDocument TakeBack(Guid documentId)
    {
        DemandPapersOpen();
        var document = _documents.SingleOrDefault(document => document.Id == documentId) ?? throw new RuleBroken("paper.not-there");
        Demand(document.JudgedAt is null, "paper.judged");
        // Since it came back the client holds it; what is older went in with a submission, and nothing submitted is ever erased.
        Demand(State == TicketState.Draft || document.SuppliedAt >= HeldSince, "paper.submitted");
        _documents.Remove(document);
        return document;
    }

    /// <summary>T28: a paper that was due after entry.</summary>
    /// <exception cref="RuleBroken"><c>paper.not-after-entry</c>.</exception>
    public TicketDocument SupplyAfterEntry(
        Actor actor, PermitCatalogue catalogue, PaperSlot slot, Guid attachmentId, DateOnly? validTo, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.SupplyAfterEntry);
        DemandAfterEntry(catalogue, slot);
        var document = AddVersion(actor, slot, attachmentId, Verdict.Pending, "", validTo, now);
        Move(TicketAction.SupplyAfterEntry, actor, now, ("paper", slot.Requirement));
        return document;
    }

    /// <summary>T29.</summary>
    /// <exception cref="RuleBroken"><c>paper.not-after-entry</c>, or what <see cref="JudgePaper"/> throws.</exception>
    public void JudgeAfterEntry(
        Actor actor, PermitCatalogue catalogue, PaperSlot slot, Verdict verdict, ReasonCode? reason, string note, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.JudgeAfterEntry);
        DemandAfterEntry(catalogue, slot);
        Judge(actor, slot, verdict, reason, note, now);
        Move(TicketAction.JudgeAfterEntry, actor, now, JudgementValues(slot, verdict, reason));
    }

    /// <summary>Papers due after entry that nobody accepted yet.</summary>
    public IReadOnlyList<PaperSlot> OwedAfterEntry(PermitCatalogue catalogue) =>
    [
        .. catalogue.Checklist(Content)
            .Where(required => required is { Need: Need.AfterEntry, InForm: false }
                && Current(required.Slot)?.Verdict is not (Verdict.Accepted or Verdict.Waived))
            .Select(required => required.Slot),
    ];

    /// <summary>Of these, what the client has to bring; what was brought and waits for its verdict is not the client's turn.</summary>
    public IReadOnlyList<PaperSlot> OwedByClient(PermitCatalogue catalogue) =>
        [.. OwedAfterEntry(catalogue).Where(slot => Current(slot)?.Verdict is null or Verdict.Rejected)];

    /// <summary>T28: an alarm, once, for papers still owed <see cref="AfterEntryTime"/> after the first check-in.</summary>
    public void AlarmOverdue(DateTimeOffset now) => Record(PapersOverdue, Actor.Kalapa, now, State);

    /// <summary>T24: the permit ended, nobody is inside, nothing is owed.</summary>
    /// <exception cref="RuleBroken"><c>close.papers-owed</c>, naming the first.</exception>
    public void Close(PermitCatalogue catalogue, bool permitIssued, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.PermitEnded);
        if (permitIssued && OwedAfterEntry(catalogue) is [var owed, ..])
        {
            throw new RuleBroken("close.papers-owed", owed.Requirement);
        }

        Move(TicketAction.PermitEnded, Actor.Kalapa, now);
    }

    /// <summary>The version that counts, or null.</summary>
    public TicketDocument? Current(PaperSlot slot) =>
        _documents.Where(document => document.Slot == slot).MaxBy(document => document.Version);

    private TicketDocument AddVersion(
        Actor actor, PaperSlot slot, Guid? attachmentId, Verdict verdict, string note, DateOnly? validTo, DateTimeOffset now)
    {
        var document = new TicketDocument
        {
            Id = Guid.CreateVersion7(now),
            TicketId = Id,
            Requirement = slot.Requirement,
            PersonId = slot.PersonId,
            AttachmentId = attachmentId,
            Version = (Current(slot)?.Version ?? 0) + 1,
            ValidTo = validTo,
            Verdict = verdict,
            Note = note,
            SuppliedBy = actor.UserId,
            SuppliedAt = now,
        };
        _documents.Add(document);
        return document;
    }

    private void Judge(Actor actor, PaperSlot slot, Verdict verdict, ReasonCode? reason, string note, DateTimeOffset now)
    {
        Demand(verdict is Verdict.Accepted or Verdict.Rejected or Verdict.Pending, "paper.verdict");
        note = DemandShort(note, TicketDocument.LongestNote);
        Demand(verdict != Verdict.Rejected || reason is not null, "paper.reason-missing", slot.Requirement);
        var document = Current(slot);
        if (document is null)
        {
            Demand(verdict == Verdict.Rejected && reason == ReasonCode.Missing, "paper.not-there", slot.Requirement);
            document = AddVersion(actor, slot, null, Verdict.Rejected, note, null, now);
        }

        Demand(document.Verdict is not (Verdict.WaiverAsked or Verdict.Waived or Verdict.WaiverRefused), "paper.waiver", slot.Requirement);
        Demand(verdict != Verdict.Accepted || document.AttachmentId is not null, "paper.not-there", slot.Requirement);
        if (verdict == Verdict.Pending && document.AttachmentId is null)
        {
            // It was only named missing: taking that back leaves nothing that would pass for a paper.
            _documents.Remove(document);
            return;
        }

        document.Verdict = verdict;
        document.Reason = verdict == Verdict.Rejected ? reason : null;
        document.Note = note;
        document.JudgedBy = actor.UserId;
        document.JudgedAt = now;
        document.JudgedInputs = PaperInputs.Of(slot, BranchCode, Content);
    }

    /// <summary>While the client completes a request, a paper is an edit like any other; a draft keeps no such record.</summary>
    private void NoteCompletion(Actor actor, PaperSlot slot, DateTimeOffset now)
    {
        if (State == TicketState.Returned)
        {
            Move(TicketAction.EditReturned, actor, now, ("papers", slot.Requirement));
            Revision++;
        }
    }

    private void DemandPapersOpen() =>
        Demand(State is TicketState.Draft or TicketState.Returned, "paper.closed", State);

    private void DemandAfterEntry(PermitCatalogue catalogue, PaperSlot slot) =>
        Demand(catalogue.Checklist(Content).Any(required => required is { Need: Need.AfterEntry, InForm: false } && required.Slot == slot),
            "paper.not-after-entry", slot.Requirement);

    private static (string, string?)[] JudgementValues(PaperSlot slot, Verdict verdict, ReasonCode? reason) =>
        [("paper", slot.Requirement), ("verdict", $"{verdict}"), ("reason", reason?.ToString())];
}
