using System.Globalization;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.KnownIssues;

/// <summary>
/// A fault that concerns several companies (desk.md section 5): declared for a branch, one of its zones and a system, told again by a promised
/// time, and resolved with every ticket that is linked to it. A CS lead or a supervisor of the branch speaks (O69); companies that are
/// allowed there hear (O70).
/// </summary>
public sealed class KnownIssue
{
    /// <summary>How far ahead the next update may be promised.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromDays(7);

    private static readonly Lifecycle<KnownIssueState, KnownIssueAction> Lifecycle = new(
        "issue",
        new("O69", KnownIssueState.Open, KnownIssueAction.Update, KnownIssueState.Open),
        new("O69", KnownIssueState.Open, KnownIssueAction.Resolve, KnownIssueState.Resolved));

    private readonly List<KnownIssueUpdate> _updates = [];

    private KnownIssue()
    {
    }

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>Such as <c>KI-CBT-2611-0001</c>; opens nothing.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public KnownIssueState State { get; private set; }

    /// <summary>Where.</summary>
    public string BranchCode { get; private set; } = "";

    /// <summary>A zone code of the branch; empty for all of it.</summary>
    public string Zone { get; private set; } = "";

    /// <summary>What those whom it concerns file under.</summary>
    public string Category { get; private set; } = "";

    /// <summary>How much is affected.</summary>
    public Impact Impact { get; private set; }

    /// <summary>One line that names it.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What was known when it was declared.</summary>
    public string Known { get; private set; } = "";

    /// <summary>By when the next update is promised; null once it is over.</summary>
    public DateTimeOffset? NextUpdateAt { get; private set; }

    /// <summary>Who declared it.</summary>
    public Guid DeclaredById { get; private set; }

    /// <summary>By name.</summary>
    public string DeclaredByName { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset DeclaredAt { get; private set; }

    /// <summary>What came of it; null while it is open.</summary>
    public SupportOutcome? Outcome { get; private set; }

    /// <summary>Why it happened, for staff and reports; may be empty.</summary>
    public string Cause { get; private set; } = "";

    /// <summary>What every linked ticket's client reads; empty while it is open.</summary>
    public string Resolution { get; private set; } = "";

    /// <summary>Who said that it is over, by name.</summary>
    public string ResolvedByName { get; private set; } = "";

    /// <summary>When; null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>What was told since, oldest first.</summary>
    public IReadOnlyList<KnownIssueUpdate> Updates => _updates;

    /// <summary>The month of its number's counter, which is one per branch and month.</summary>
    public static string CounterOf(Branch branch, DateTimeOffset now) => $"KI-{branch.Code}-{TicketNumber.MonthOf(now, branch.Clock)}";

    /// <summary>O69: tells it.</summary>
    /// <param name="content">Where and what.</param>
    /// <param name="branch">Where; its counter is held.</param>
    /// <param name="catalogue">What may be filed under now.</param>
    /// <param name="counter">The next number of <see cref="CounterOf"/>.</param>
    /// <param name="nextUpdateAt">By when it is told again.</param>
    /// <param name="actor">A CS lead or a supervisor of the branch.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleBroken">All of <see cref="KnownIssueContent.Faults"/>; <c>issue.next-update</c>.</exception>
    public static KnownIssue Declare(KnownIssueContent content, Branch branch, SupportCatalogue catalogue, int counter, DateTimeOffset nextUpdateAt, Actor actor, DateTimeOffset now)
    {
        RuleBroken.ThrowIfAny([.. content.Faults(branch, catalogue), .. FaultsOf(nextUpdateAt, now)]);
        var clean = content.Cleaned();
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Number = $"{CounterOf(branch, now)}-{counter.ToString("D4", CultureInfo.InvariantCulture)}",
            BranchCode = branch.Code,
            Zone = clean.Zone,
            Category = clean.Category,
            Impact = clean.Impact!.Value,
            Title = clean.Title,
            Known = clean.Known,
            NextUpdateAt = nextUpdateAt,
            DeclaredById = actor.UserId,
            DeclaredByName = actor.Name,
            DeclaredAt = now,
        };
    }

    /// <summary>O69: what is known now.</summary>
    /// <returns>The text as it is told.</returns>
    /// <exception cref="RuleBroken"><c>issue.wrong-state</c>; <c>issue.text-missing</c>; <c>text.too-long</c>; <c>issue.next-update</c>.</exception>
    public string Update(string text, DateTimeOffset nextUpdateAt, Actor actor, DateTimeOffset now)
    {
        Lifecycle.Next(State, KnownIssueAction.Update);
        var clean = DemandText(text);
        RuleBroken.ThrowIfAny([.. FaultsOf(nextUpdateAt, now)]);
        _updates.Add(new(Guid.CreateVersion7(now), Id, clean, nextUpdateAt, actor.Name, now));
        NextUpdateAt = nextUpdateAt;
        return clean;
    }

    /// <summary>O69: it is over. Nobody joins from here on; the tickets follow one by one (always true 16).</summary>
    /// <param name="outcome">What came of it, which is each ticket's outcome.</param>
    /// <param name="cause">Why; may be empty.</param>
    /// <param name="text">What each client reads.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleBroken"><c>issue.wrong-state</c>; <c>issue.text-missing</c>; <c>text.too-long</c>.</exception>
    public void Resolve(SupportOutcome outcome, string cause, string text, Actor actor, DateTimeOffset now)
    {
        var to = Lifecycle.Next(State, KnownIssueAction.Resolve).To!.Value;
        (Resolution, Cause) = (DemandText(text), DemandShort(cause));
        (State, Outcome, ResolvedByName, ResolvedAt, NextUpdateAt) = (to, outcome, actor.Name, now, null);
    }

    /// <summary>Tickets join it and leave it only while it goes on.</summary>
    /// <exception cref="RuleBroken"><c>issue.over</c>, with its number.</exception>
    public void DemandOpen()
    {
        if (State != KnownIssueState.Open)
        {
            throw new RuleBroken("issue.over", Number);
        }
    }

    /// <summary>The promised update did not come.</summary>
    public bool IsLate(DateTimeOffset now) => NextUpdateAt <= now;

    /// <summary>What was told last.</summary>
    public string Latest => State == KnownIssueState.Resolved ? Resolution : _updates.Count > 0 ? _updates.MaxBy(update => update.At)!.Text : Known;

    /// <summary>What one press of "it concerns us too" asks for. Without a number to call back it is never an emergency: one press jumps no line.</summary>
    public SupportDetails Request => new() { Title = Title, Category = Category, Impact = Impact, Zone = Zone, Description = Known };

    /// <summary>What is kept on a ticket that was taken out of order for it.</summary>
    public string PickReason => $"{Number}: {Title}";

    /// <summary>The facts the rights table asks for.</summary>
    /// <param name="branchCode">Where.</param>
    /// <param name="company">The asker's company when it is allowed there; null otherwise, which makes it another's.</param>
    public static AccessSubject SubjectFor(string branchCode, Guid? company) => new(branchCode, company);

    private static IEnumerable<RuleBroken> FaultsOf(DateTimeOffset nextUpdateAt, DateTimeOffset now) =>
        nextUpdateAt > now && nextUpdateAt - now <= LongestSilence ? [] : [new("issue.next-update", LongestSilence.Days) { Field = nameof(NextUpdateAt) }];

    private static string DemandText(string text) => TypedText.IsBlank(text) ? throw new RuleBroken("issue.text-missing") : DemandShort(text);

    private static string DemandShort(string text)
    {
        var clean = TypedText.Paragraphs(text);
        return clean.Length <= Message.MaxLength ? clean : throw new RuleBroken("text.too-long", Message.MaxLength);
    }
}

/// <summary>What was told of a known issue at one instant; never changed.</summary>
/// <param name="Id">Key.</param>
/// <param name="IssueId">Of which issue.</param>
/// <param name="Text">For everybody whom it concerns.</param>
/// <param name="NextUpdateAt">By when the one after it was promised.</param>
/// <param name="ByName">Who told it.</param>
/// <param name="At">When.</param>
public sealed record KnownIssueUpdate(Guid Id, Guid IssueId, string Text, DateTimeOffset NextUpdateAt, string ByName, DateTimeOffset At);
