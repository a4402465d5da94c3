namespace Kalapa.Domain.KnownIssues;

/// <summary>A support request that a known issue is about. One ticket is linked to one open issue at most, and to each issue once.</summary>
public sealed class KnownIssueLink
{
    private KnownIssueLink()
    {
    }

    /// <summary>Links it.</summary>
    /// <param name="issueId">To which issue.</param>
    /// <param name="ticketId">Which support request.</param>
    /// <param name="tenantId">Its company.</param>
    /// <param name="actor">The client who says that it concerns them too, or staff.</param>
    /// <param name="now">When.</param>
    public KnownIssueLink(Guid issueId, Guid ticketId, Guid tenantId, Actor actor, DateTimeOffset now)
    {
        (IssueId, TicketId, TenantId) = (issueId, ticketId, tenantId);
        (LinkedByName, LinkedAt) = (actor.Name, now);
    }

    /// <summary>To which issue.</summary>
    public Guid IssueId { get; private set; }

    /// <summary>Which support request.</summary>
    public Guid TicketId { get; private set; }

    /// <summary>Its company.</summary>
    public Guid TenantId { get; private set; }

    /// <summary>Who linked it, by name.</summary>
    public string LinkedByName { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset LinkedAt { get; private set; }

    /// <summary>What became of it when the issue was over.</summary>
    public LinkResult Result { get; private set; }

    /// <summary>Why it was not resolved.</summary>
    public LinkReason Reason { get; private set; }

    /// <summary>When it was tried last; of a resolved one the instant of its U09.</summary>
    public DateTimeOffset? TriedAt { get; private set; }

    /// <summary>The ticket was resolved with the issue: once, and for good (always true 16).</summary>
    /// <exception cref="RuleBroken"><c>issue.link-resolved</c>.</exception>
    public void Resolve(DateTimeOffset now)
    {
        DemandUnresolved();
        (Result, Reason, TriedAt) = (LinkResult.Resolved, LinkReason.None, now);
    }

    /// <summary>The law did not let it; it may be tried again.</summary>
    /// <exception cref="RuleBroken"><c>issue.link-resolved</c>.</exception>
    public void Refuse(LinkReason reason, DateTimeOffset now)
    {
        DemandUnresolved();
        (Result, Reason, TriedAt) = (LinkResult.NotResolved, reason, now);
    }

    private void DemandUnresolved()
    {
        if (Result == LinkResult.Resolved)
        {
            throw new RuleBroken("issue.link-resolved");
        }
    }
}
