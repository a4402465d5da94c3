namespace Kalapa.Domain.Tickets;

/// <summary>The CS agent who holds it: takes it, lets go of it, hands it over.</summary>
public abstract partial class Ticket
{
    /// <summary>How many tickets one agent may have in review.</summary>
    public const int ReviewLimit = 5;

    /// <summary>An owner who does nothing for this long loses the ticket (T06).</summary>
    public static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(30);

    /// <summary>So long before that the owner is asked whether it is still being worked on.</summary>
    public static readonly TimeSpan IdleWarning = TimeSpan.FromMinutes(5);

    /// <summary>The CS agent who holds it.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>The CS agent who held it before.</summary>
    public Guid? LastOwnerId { get; private set; }

    /// <summary>When the owner last did something on it.</summary>
    public DateTimeOffset? OwnerActedAt { get; private set; }

    /// <summary>How often an owner let go of it.</summary>
    public int ReleaseCount { get; private set; }

    /// <summary>T04. That this is the head of the caller's scope is the queue's matter, under its lock.</summary>
    /// <param name="actor">Who takes it.</param>
    /// <param name="inReview">How many the actor has in review, read under the actor's lock.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RuleBroken"><c>review.limit</c>, naming the limit.</exception>
    public void TakeBy(Actor actor, int inReview, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.TakeNext);
        DemandRoom(inReview);
        Move(TicketAction.TakeNext, actor, now, PlaceValues());
        GiveTo(actor.UserId, now);
    }

    /// <summary>T05: a lead takes it before its turn; the reason and how many were jumped stay in the audit.</summary>
    /// <exception cref="RuleBroken"><c>review.limit</c>; <c>pick.reason-missing</c>.</exception>
    public void PickBy(Actor actor, string reason, int jumped, int inReview, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.PickOutOfOrder);
        DemandRoom(inReview);
        reason = DemandText(reason, "pick.reason-missing");
        Move(TicketAction.PickOutOfOrder, actor, now, [("reason", reason), ("jumped", $"{jumped}"), .. PlaceValues()]);
        GiveTo(actor.UserId, now);
    }

    /// <summary>T06: back to the old place.</summary>
    /// <exception cref="RuleBroken"><c>release.reason-missing</c>.</exception>
    public void Release(Actor actor, string reason, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.Release);
        reason = DemandText(reason, "release.reason-missing");
        Move(TicketAction.Release, actor, now, [("reason", reason), .. PlaceValues()]);
        ReleaseCount++;
        ClearOwner();
    }

    /// <summary>True when the owner did nothing for <see cref="IdleTime"/> (T06).</summary>
    public bool IsIdle(DateTimeOffset now) =>
        State == TicketState.InReview && OwnerActedAt is { } acted && now - acted >= IdleTime;

    /// <summary>True in the last <see cref="IdleWarning"/> before that.</summary>
    public bool IsNearlyIdle(DateTimeOffset now) =>
        State == TicketState.InReview && OwnerActedAt is { } acted && now - acted >= IdleTime - IdleWarning && !IsIdle(now);

    /// <summary>T07.</summary>
    /// <param name="actor">Owner or lead.</param>
    /// <param name="receiver">The agent who gets it.</param>
    /// <param name="receiverInReview">How many the receiver has in review.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RuleBroken"><c>transfer.receiver-out-of-scope</c>; <c>transfer.same-owner</c>; <c>review.limit</c>.</exception>
    public void TransferTo(Actor actor, Actor receiver, int receiverInReview, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.Transfer);
        Demand(receiver.Role == Role.Cs && receiver.Covers(BranchCode) && receiver.Takes(Kind), "transfer.receiver-out-of-scope", receiver.Name);
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
        Lifecycle.Next(State, TicketAction.Adopt);
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

    /// <summary>A message or another act of the owner keeps the ticket with the owner (T06).</summary>
    public void NoteOwnerAct(Actor actor, DateTimeOffset now)
    {
        if (actor.UserId == OwnerId)
        {
            OwnerActedAt = now;
        }
    }

    /// <summary>It comes back to the owner out of others' hands: the time to act on it begins now.</summary>
    private protected void GiveBack(DateTimeOffset now) => OwnerActedAt = now;

    /// <summary>Nobody holds it; who did is remembered.</summary>
    private protected void ClearOwner()
    {
        LastOwnerId = OwnerId ?? LastOwnerId;
        OwnerId = null;
        OwnerActedAt = null;
    }

    private void GiveTo(Guid owner, DateTimeOffset now)
    {
        OwnerId = owner;
        OwnerActedAt = now;
    }

    private static void DemandRoom(int inReview) => Demand(inReview < ReviewLimit, "review.limit", ReviewLimit);
}
