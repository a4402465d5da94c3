using Kalapa.Domain.Papers;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Text;

namespace Kalapa.Domain.Tickets;

/// <summary>The CS agent's part: take, judge, return, hand over.</summary>
public sealed partial class Ticket
{
    /// <summary>T04. That this is the head of the caller's scope is the queue's matter, under its lock.</summary>
    /// <param name="actor">Who takes it.</param>
    /// <param name="inReview">How many the actor has in review, read under the actor's lock.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RuleBroken"><c>review.limit</c>, naming the limit.</exception>
    public void TakeBy(Actor actor, int inReview, DateTimeOffset now)
    {
        TicketLifecycle.Table.Next(State, TicketAction.TakeNext);
        DemandRoom(inReview);
        Move(TicketAction.TakeNext, actor, now, PlaceValues());
        GiveTo(actor.UserId, now);
    }

    /// <summary>T05: a lead takes it before its turn; the reason and how many were jumped stay in the audit.</summary>
    /// <exception cref="RuleBroken"><c>review.limit</c>; <c>pick.reason-missing</c>.</exception>
    public void PickBy(Actor actor, string reason, int jumped, int inReview, DateTimeOffset now)
    {
        TicketLifecycle.Table.Next(State, TicketAction.PickOutOfOrder);
        DemandRoom(inReview);
        reason = DemandText(reason, "pick.reason-missing");
        Move(TicketAction.PickOutOfOrder, actor, now, [("reason", reason), ("jumped", $"{jumped}"), .. PlaceValues()]);
        GiveTo(actor.UserId, now);
    }

    /// <summary>T06: back to the old place.</summary>
    /// <exception cref="RuleBroken"><c>release.reason-missing</c>.</exception>
    public void Release(Actor actor, string reason, DateTimeOffset now)
    {
        TicketLifecycle.Table.Next(State, TicketAction.Release);
        reason = DemandText(reason, "release.reason-missing");
        Move(TicketAction.Release, actor, now, [("reason", reason), .. PlaceValues()]);
        ReleaseCount++;
        ClearOwner();
    }

    /// <summary>True when the owner did nothing for <see cref="IdleTime"/> (T06).</summary>
    public bool IsIdle(DateTimeOffset now) =>
        State == TicketState.InReview && OwnerActedAt is { } acted && now - acted >= IdleTime;

    /// <summary>T07.</summary>
    /// <param name="actor">Owner or lead.</param>
    /// <param name="receiver">The agent who gets it.</param>
    /// <param name="receiverInReview">How many the receiver has in review.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RuleBroken"><c>transfer.receiver-out-of-scope</c>; <c>transfer.same-owner</c>; <c>review.limit</c>.</exception>
    public void TransferTo(Actor actor, Actor receiver, int receiverInReview, DateTimeOffset now)
    {
        TicketLifecycle.Table.Next(State, TicketAction.Transfer);
        Demand(receiver.Role == Role.Cs && receiver.Covers(BranchCode), "transfer.receiver-out-of-scope", receiver.Name);
        Demand(receiver.UserId != OwnerId, "transfer.same-owner", receiver.Name);
        if (State == TicketState.InReview)
        {
            DemandRoom(receiverInReview);
        }

        Move(TicketAction.Transfer, actor, now, ("to", receiver.Name));
        LastOwnerId = OwnerId ?? LastOwnerId;
        GiveTo(receiver.UserId, now);
    }

    /// <summary>T30.</summary>
    /// <exception cref="RuleBroken"><c>adopt.has-owner</c>.</exception>
    public void Adopt(Actor actor, DateTimeOffset now)
    {
        TicketLifecycle.Table.Next(State, TicketAction.Adopt);
        Demand(OwnerId is null, "adopt.has-owner");
        Move(TicketAction.Adopt, actor, now);
        GiveTo(actor.UserId, now);
    }

    /// <summary>An account was disabled: in review the ticket goes back to the queue, later it has no owner.</summary>
    public void LoseOwner(string reason, DateTimeOffset now)
    {
        if (State == TicketState.InReview)
        {
            Release(Actor.Kalapa, reason, now);
        }
        else if (OwnerId is not null)
        {
            ClearOwner();
            Record("owner.lost", Actor.Kalapa, now, State, ("reason", reason));
        }
    }

    /// <summary>
    /// The owner's verdict on a paper. A paper that is not there can only be named missing, and a waiver is the supervisor's to grant or refuse.
    /// </summary>
    /// <exception cref="RuleBroken"><c>paper.reason-missing</c>; <c>paper.not-there</c>; <c>paper.waiver</c>; <c>paper.verdict</c>.</exception>
    public void JudgePaper(Actor actor, PaperSlot slot, Verdict verdict, ReasonCode? reason, string note, DateTimeOffset now)
    {
        TicketLifecycle.Table.Next(State, TicketAction.JudgePaper);
        Judge(actor, slot, verdict, reason, note, now);
        Move(TicketAction.JudgePaper, actor, now, JudgementValues(slot, verdict, reason));
    }

    /// <summary>T08: ReturnCount + 1, the client's clock runs, the owner is free.</summary>
    /// <returns>The failed papers, for the message to the client.</returns>
    /// <exception cref="RuleBroken"><c>return.nothing-failed</c>.</exception>
    public IReadOnlyList<TicketDocument> ReturnForCompletion(Actor actor, DateTimeOffset now)
    {
        TicketLifecycle.Table.Next(State, TicketAction.ReturnForCompletion);
        TicketDocument[] failed = [.. CurrentDocuments.Where(document => document.Verdict == Verdict.Rejected)];
        Demand(failed.Length > 0, "return.nothing-failed");
        Move(TicketAction.ReturnForCompletion, actor, now, ("papers", string.Join(", ", failed.Select(paper => paper.Requirement))));
        ReturnCount++;
        Deadline = DueBack(now);
        ClearOwner();
        return failed;
    }

    /// <summary>T25: an emergency stays one, and nothing else becomes one.</summary>
    /// <exception cref="RuleBroken"><c>lane.reason-missing</c>; <c>lane.emergency</c>; <c>lane.same</c>.</exception>
    public void SetLane(Actor actor, Lane lane, string reason, DateTimeOffset now)
    {
        TicketLifecycle.Table.Next(State, TicketAction.SetLane);
        reason = DemandText(reason, "lane.reason-missing");
        Demand(lane != Lane.Emergency && Lane != Lane.Emergency, "lane.emergency");
        Demand(lane != Lane, "lane.same");
        Lane = lane;
        Move(TicketAction.SetLane, actor, now, [("reason", reason), .. PlaceValues()]);
    }

    /// <summary>T26: phone, zones, racks, and slips of at most <see cref="TitleEdits"/> characters in the client's title.</summary>
    /// <exception cref="RuleBroken"><c>correct.title</c>, naming the limit; <c>correct.nothing</c>; <c>submit.required</c>.</exception>
    public void CorrectDetails(
        Actor actor, string title, string phone, IReadOnlyList<string> zones, string racks, DateTimeOffset now)
    {
        TicketLifecycle.Table.Next(State, TicketAction.CorrectDetails);
        (title, phone, racks) = (TypedText.Line(title), TypedText.Digits(phone), TypedText.Line(racks));
        Demand(title.Length > 0, "submit.required", "Title");
        Demand(zones.Count > 0, "submit.required", "Zones");
        Demand(EditDistance.Between(SubmittedTitle, title) <= TitleEdits, "correct.title", TitleEdits);
        (string Field, string Old, string New)[] fields =
        [
            ("Title", Content.Title, title),
            ("ContactPhone", Content.ContactPhone, phone),
            ("Zones", string.Join(", ", Content.Zones), string.Join(", ", zones)),
            ("Racks", Content.Racks, racks),
        ];
        var changes = fields.Where(field => field.Old != field.New).ToArray();
        Demand(changes.Length > 0, "correct.nothing");
        Content = Content with { Title = title, ContactPhone = phone, Zones = zones, Racks = racks };
        Revision++;
        Move(TicketAction.CorrectDetails, actor, now, [.. changes.Select(change => (change.Field, (string?)$"{change.Old} → {change.New}"))]);
    }

    private static void DemandRoom(int inReview) => Demand(inReview < ReviewLimit, "review.limit", ReviewLimit);
}
