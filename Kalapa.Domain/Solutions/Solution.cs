namespace Kalapa.Domain.Solutions;

/// <summary>
/// What helped once and may help again (desk.md section 5). Any agent writes one (O67); a CS lead who wrote none of it publishes or retires it (O68), so that two pairs of
/// eyes saw what clients read. Correcting a published one makes it a draft again: there is one text of each, and nobody reads what is being rewritten.
/// </summary>
public sealed class Solution
{
    private static readonly Lifecycle<SolutionState, SolutionAction> Lifecycle = new(
        "solution",
        new("O68", SolutionState.Draft, SolutionAction.Publish, SolutionState.Published),
        new("O67", SolutionState.Published, SolutionAction.Revise, SolutionState.Draft),
        new("O67", SolutionState.Retired, SolutionAction.Revise, SolutionState.Draft),
        new("O68", SolutionState.Draft, SolutionAction.Retire, SolutionState.Retired),
        new("O68", SolutionState.Published, SolutionAction.Retire, SolutionState.Retired));

    /// <summary>Most tickets that one solution names: beyond them the counts say enough.</summary>
    public const int MostTickets = 200;

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>Where it stands.</summary>
    public SolutionState State { get; private set; } = SolutionState.Draft;

    /// <summary>What it is about: a code of the categories; empty while none is chosen.</summary>
    public string Category { get; private set; } = "";

    /// <summary>Who it is for, once published.</summary>
    public SolutionAudience Audience { get; private set; } = SolutionAudience.Staff;

    /// <summary>By when somebody looks whether it still holds.</summary>
    public DateOnly? ReviewBy { get; private set; }

    /// <summary>In Indonesian.</summary>
    public SolutionText Indonesian { get; private set; } = new();

    /// <summary>In English.</summary>
    public SolutionText English { get; private set; } = new();

    /// <summary>Who drafted it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>By name.</summary>
    public string AuthorName { get; private set; } = "";

    /// <summary>Everybody who wrote in it since it was last published, the author among them while it never was.</summary>
    public IReadOnlyList<Guid> WriterIds { get; private set; } = [];

    /// <summary>Who published it; empty for a draft.</summary>
    public string PublisherName { get; private set; } = "";

    /// <summary>When it was last written, published or retired.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>How often it was opened where it was offered, or said to have helped.</summary>
    public int Used { get; private set; }

    /// <summary>How often somebody said that it helped; never more than <see cref="Used"/>.</summary>
    public int Helped { get; private set; }

    /// <summary>The tickets that it solved or that it came out of.</summary>
    public IReadOnlyList<Guid> TicketIds { get; private set; } = [];

    /// <summary>All that is written.</summary>
    public SolutionContent Content => new() { Category = Category, Audience = Audience, ReviewBy = ReviewBy, Indonesian = Indonesian, English = English };

    /// <summary>O67: begins one.</summary>
    /// <param name="content">What is known already, such as out of a ticket.</param>
    /// <param name="ticketId">The ticket it comes out of; null for none.</param>
    /// <param name="actor">Its author.</param>
    /// <param name="now">When.</param>
    public static Solution Draft(SolutionContent content, Guid? ticketId, Actor actor, DateTimeOffset now)
    {
        var solution = new Solution { Id = Guid.CreateVersion7(now), AuthorId = actor.UserId, AuthorName = actor.Name };
        solution.Write(content, actor, now);
        solution.TicketIds = ticketId is { } id ? [id] : [];
        return solution;
    }

    /// <summary>O67: what is typed, whole or not. What is too long is cut at its limit.</summary>
    /// <exception cref="RuleBroken"><c>solution.not-draft</c>.</exception>
    public void Write(SolutionContent content, Actor actor, DateTimeOffset now)
    {
        if (State != SolutionState.Draft)
        {
            throw new RuleBroken("solution.not-draft");
        }

        Keep(content.Fitting());
        (WriterIds, ChangedAt) = ([.. WriterIds.Append(actor.UserId).Distinct()], now);
    }

    /// <summary>True for somebody else's text alone (four eyes): who drafted it or wrote in it since it was last published neither publishes nor retires it.</summary>
    public bool IsWriter(Guid userId) => userId == AuthorId || WriterIds.Contains(userId);

    /// <summary>O68: its audience may read it.</summary>
    /// <param name="actor">A lead who wrote none of it.</param>
    /// <param name="today">At head office; <see cref="ReviewBy"/> lies after it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleBroken"><c>solution.wrong-state</c>; <c>solution.own-text</c>; or all of <see cref="SolutionContent.Faults"/>.</exception>
    public void Publish(Actor actor, DateOnly today, DateTimeOffset now)
    {
        Move(SolutionAction.Publish, actor, now, () =>
        {
            RuleBroken.ThrowIfAny(Content.Faults(today));
            Keep(Content.Cleaned());
            (PublisherName, WriterIds) = (actor.Name, []);
        });
    }

    /// <summary>O68: it is found no more.</summary>
    /// <exception cref="RuleBroken"><c>solution.wrong-state</c>; <c>solution.own-text</c>.</exception>
    public void Retire(Actor actor, DateTimeOffset now) => Move(SolutionAction.Retire, actor, now, () => { });

    /// <summary>O67: to correct it. It has to be published again.</summary>
    /// <exception cref="RuleBroken"><c>solution.wrong-state</c>.</exception>
    public void Revise(Actor actor, DateTimeOffset now)
    {
        State = Lifecycle.Next(State, SolutionAction.Revise).To!.Value;
        (PublisherName, WriterIds, ChangedAt) = ("", [actor.UserId], now);
    }

    /// <summary>True when <paramref name="action"/> may follow now.</summary>
    public bool Allows(SolutionAction action) => Lifecycle.Allows(State, action);

    /// <summary>Somebody opened it where it was offered. What is not published counts nothing.</summary>
    public void CountUse() => Used += State == SolutionState.Published ? 1 : 0;

    /// <summary>Somebody says that it helped.</summary>
    /// <param name="ticketId">The ticket that it solved; null for one that was never sent.</param>
    /// <param name="isOpened">The reader's opening it was counted already.</param>
    /// <exception cref="RuleBroken"><c>solution.not-published</c>.</exception>
    public void CountHelp(Guid? ticketId, bool isOpened)
    {
        if (State != SolutionState.Published)
        {
            throw new RuleBroken("solution.not-published");
        }

        Used += isOpened && Used > Helped ? 0 : 1;
        Helped++;
        if (ticketId is { } id && !TicketIds.Contains(id) && TicketIds.Count < MostTickets)
        {
            TicketIds = [.. TicketIds, id];
        }
    }

    private void Move(SolutionAction action, Actor actor, DateTimeOffset now, Action effect)
    {
        var to = Lifecycle.Next(State, action).To!.Value;
        if (IsWriter(actor.UserId))
        {
            throw new RuleBroken("solution.own-text");
        }

        effect();
        (State, ChangedAt) = (to, now);
    }

    private void Keep(SolutionContent content) =>
        (Category, Audience, ReviewBy, Indonesian, English) = (content.Category, content.Audience, content.ReviewBy, content.Indonesian, content.English);

    private Solution()
    {
    }
}
