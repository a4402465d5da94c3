using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Text;

namespace Kalapa.Domain.Companies;

/// <summary>Why a follow-up was opened.</summary>
public enum FollowUpSource
{
    /// <summary>Staff typed it.</summary>
    Typed,

    /// <summary>A client rated a ticket with 1 or 2 (O65).</summary>
    LowRating,
}

/// <summary>
/// Something that customer service promised itself to do for a company by a day (O72): for one person, or for the CS leads as a group. Staff alone
/// see it. It is never erased: done ones stay with who did them, and are opened again when it turns out that they were not.
/// </summary>
public sealed class FollowUp
{
    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The company that it is about.</summary>
    public Guid TenantId { get; private set; }

    /// <summary>What to do; at most <see cref="ContentText.LongestText"/>.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The last day on which it is in time, at head office.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Who does it; null for the CS leads, any of them.</summary>
    public Guid? ForUserId { get; private set; }

    /// <summary>By name; empty for the CS leads.</summary>
    public string ForName { get; private set; } = "";

    /// <summary>Why it is there.</summary>
    public FollowUpSource Source { get; private set; }

    /// <summary>The ticket that was rated low; null for one that was typed.</summary>
    public Guid? TicketId { get; private set; }

    /// <summary>Who opened it; <see cref="Actor.Kalapa"/> after a low rating.</summary>
    public Guid OpenedById { get; private set; }

    /// <summary>By name.</summary>
    public string OpenedByName { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Who did it, by name; empty while nobody has.</summary>
    public string DoneByName { get; private set; } = "";

    /// <summary>When it was done; null while it is open.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>It waits to be done.</summary>
    public bool IsOpen => DoneAt is null;

    /// <summary>O72: one that staff types.</summary>
    /// <param name="tenantId">The company.</param>
    /// <param name="text">What to do.</param>
    /// <param name="dueOn">By when; <paramref name="today"/> is early enough.</param>
    /// <param name="person">Who does it, account and name; null for the CS leads.</param>
    /// <param name="actor">Who opens it.</param>
    /// <param name="today">At head office.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleBroken"><c>follow-up.text-missing</c>, <c>follow-up.due</c>, each with its <see cref="RuleBroken.Field"/>.</exception>
    public static FollowUp Open(Guid tenantId, string text, DateOnly dueOn, (Guid UserId, string Name)? person, Actor actor, DateOnly today, DateTimeOffset now)
    {
        List<RuleBroken> faults = [];
        if (!TypedText.IsName(text))
        {
            faults.Add(new("follow-up.text-missing") { Field = nameof(Text) });
        }

        if (dueOn < today || !TypedDate.IsMeant(dueOn))
        {
            faults.Add(new("follow-up.due") { Field = nameof(DueOn) });
        }

        RuleBroken.ThrowIfAny(faults);
        var followUp = New(tenantId, text, dueOn, FollowUpSource.Typed, actor, now);
        (followUp.ForUserId, followUp.ForName) = (person?.UserId, person?.Name ?? "");
        return followUp;
    }

    /// <summary>One for the CS leads, because a client was not content (O65). Kalapa opens it, in the save of the rating.</summary>
    /// <param name="tenantId">The client's company.</param>
    /// <param name="ticketId">What was rated.</param>
    /// <param name="text">Which ticket and how many stars, without words: screens say what it is in the reader's language.</param>
    /// <param name="dueOn">By when, at head office.</param>
    /// <param name="now">When.</param>
    public static FollowUp OfLowRating(Guid tenantId, Guid ticketId, string text, DateOnly dueOn, DateTimeOffset now)
    {
        var followUp = New(tenantId, text, dueOn, FollowUpSource.LowRating, Actor.Kalapa, now);
        followUp.TicketId = ticketId;
        return followUp;
    }

    /// <summary>O72: it is done.</summary>
    /// <exception cref="RuleBroken"><c>follow-up.done</c>, naming who was first.</exception>
    public void Complete(Actor actor, DateTimeOffset now)
    {
        DemandOpen();
        (DoneByName, DoneAt) = (actor.Name, now);
    }

    /// <summary>O72: another day, or somebody else does it. A day that stays may lie behind: who takes over what is late did not make it late.</summary>
    /// <param name="dueOn">By when; <paramref name="today"/> is early enough.</param>
    /// <param name="person">Who does it, account and name; null for the CS leads.</param>
    /// <param name="today">At head office.</param>
    /// <returns>False when both were so already.</returns>
    /// <exception cref="RuleBroken"><c>follow-up.done</c>, naming who was first; <c>follow-up.due</c> with its <see cref="RuleBroken.Field"/>.</exception>
    public bool Move(DateOnly dueOn, (Guid UserId, string Name)? person, DateOnly today)
    {
        DemandOpen();
        if (dueOn != DueOn && (dueOn < today || !TypedDate.IsMeant(dueOn)))
        {
            throw new RuleBroken("follow-up.due") { Field = nameof(DueOn) };
        }

        var before = (DueOn, ForUserId);
        (DueOn, ForUserId, ForName) = (dueOn, person?.UserId, person?.Name ?? "");
        return before != (DueOn, ForUserId);
    }

    /// <summary>O72: it was not done after all. It is due when it was.</summary>
    /// <exception cref="RuleBroken"><c>follow-up.open</c>.</exception>
    public void Reopen()
    {
        if (IsOpen)
        {
            throw new RuleBroken("follow-up.open");
        }

        (DoneByName, DoneAt) = ("", null);
    }

    /// <summary>True when it should have been done before <paramref name="today"/>.</summary>
    /// <param name="today">At head office.</param>
    public bool IsOverdue(DateOnly today) => IsOpen && DueOn < today;

    private void DemandOpen()
    {
        if (!IsOpen)
        {
            throw new RuleBroken("follow-up.done", DoneByName);
        }
    }

    private static FollowUp New(Guid tenantId, string text, DateOnly dueOn, FollowUpSource source, Actor actor, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        TenantId = tenantId,
        Text = TypedText.Shorten(TypedText.Paragraphs(text), ContentText.LongestText),
        DueOn = dueOn,
        Source = source,
        OpenedById = actor.UserId,
        OpenedByName = actor.Name,
        OpenedAt = now,
    };

    private FollowUp()
    {
    }
}
