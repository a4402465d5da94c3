using Kalapa.Domain.PermitRequests;

namespace Kalapa.Domain.Papers;

/// <summary>
/// Which answers choose which types, and which papers those ask for (product.md section 2). One list for everybody:
/// the wizard before the first step, CS, the supervisor and the guard of T02 all ask here.
/// </summary>
public sealed class PermitCatalogue
{
    private readonly Dictionary<string, PermitType> _types;
    private readonly Dictionary<string, Paper> _papers;
    private readonly Dictionary<string, Question> _questions;

    /// <exception cref="ArgumentException">
    /// A code stands twice, a rule or choice names one that is not there, or more than one question chooses a base type.
    /// </exception>
    public PermitCatalogue(IReadOnlyList<PermitType> types, IReadOnlyList<Paper> papers, IReadOnlyList<Question> questions)
    {
        (Types, Papers, Questions) = (types, papers, questions);
        _types = types.ToDictionary(type => type.Code);
        _papers = papers.ToDictionary(paper => paper.Code);
        _questions = questions.ToDictionary(question => question.Code);

        string[] dangling =
        [
            .. types.SelectMany(type => type.Papers).Select(rule => rule.Paper).Where(code => !_papers.ContainsKey(code)),
            .. questions.SelectMany(question => question.Choices).Select(choice => choice.Type).OfType<string>().Where(code => !_types.ContainsKey(code)),
        ];
        if (dangling.Length > 0)
        {
            throw new ArgumentException($"The catalogue names but does not hold: {string.Join(", ", dangling)}");
        }

        if (questions.Count(question => question.Choices.Any(choice => choice.Type is { } type && !Type(type).IsAddOn)) > 1)
        {
            throw new ArgumentException("A request has exactly one base type, so one question chooses it.");
        }
    }

    /// <summary>The catalogue of the specification.</summary>
    public static PermitCatalogue Default { get; } = new(DefaultPermitTypes.All, DefaultPapers.All, DefaultQuestions.All);

    /// <summary>Base types and add-ons.</summary>
    public IReadOnlyList<PermitType> Types { get; }

    /// <summary>Papers, in the order of their codes.</summary>
    public IReadOnlyList<Paper> Papers { get; }

    /// <summary>Questions, in the order they are asked.</summary>
    public IReadOnlyList<Question> Questions { get; }

    /// <summary>The type with this code.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public PermitType Type(string code) => _types[code];

    /// <summary>The paper with this code.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Paper Paper(string code) => _papers[code];

    /// <summary>What the answers choose. A question without an answer chooses nothing; without a base type nothing is chosen at all.</summary>
    /// <param name="answers">Answer code by question code.</param>
    /// <exception cref="RuleBroken">
    /// <c>catalogue.unknown-answer</c>, naming question and answer; <c>catalogue.addon-needs-work</c>, naming add-on and base type.
    /// </exception>
    public Selection Choose(IReadOnlyDictionary<string, string> answers)
    {
        var chosen = answers.Select(answer => (Question: answer.Key, Choice: Find(answer.Key, answer.Value))).ToList();
        var types = Types.Where(type => chosen.Exists(answer => answer.Choice.Type == type.Code)).ToList();
        if (types.SingleOrDefault(type => !type.IsAddOn) is not { } baseType)
        {
            return Selection.None;
        }

        var addOns = types.Where(type => type.IsAddOn).ToList();
        if (addOns is [var first, ..] && !baseType.TakesAddOns)
        {
            throw new RuleBroken("catalogue.addon-needs-work", first.Code, baseType.Code)
            {
                Field = AnswerField(chosen.Find(answer => answer.Choice.Type == first.Code).Question),
            };
        }

        var conditions = chosen.Select(answer => answer.Choice.Condition).OfType<string>().ToHashSet();
        if (addOns.Count > 0)
        {
            conditions.Add(Conditions.AddOn);
        }

        return new([baseType.Code, .. addOns.Select(type => type.Code)], conditions);
    }

    /// <summary>
    /// The papers a request needs, by paper code, then by the order of its visitors. Only the answers have to be there;
    /// while no worker is named, a per-worker paper stands once, without a person.
    /// </summary>
    /// <exception cref="RuleBroken">As <see cref="Choose"/>.</exception>
    public IReadOnlyList<RequiredPaper> Checklist(RequestContent content) => Checklist(Choose(content.Answers), content.Visitors);

    /// <summary>What the types ask together; <see cref="Terms.None"/> when there are none.</summary>
    /// <exception cref="KeyNotFoundException">A type is not in the catalogue.</exception>
    public Terms Terms(IEnumerable<string> types) => types.Select(Type).Aggregate(Domain.Papers.Terms.None, (terms, type) => new(
        Max(terms.LeadTime, TimeSpan.FromHours(type.LeadTimeHours)),
        Min(terms.MaxDuration, TimeSpan.FromHours(type.MaxHours)),
        Math.Max(terms.RiskClass, type.RiskClass),
        type.Escort > terms.Escort ? type.Escort : terms.Escort));

    internal IReadOnlyList<RequiredPaper> Checklist(Selection chosen, IReadOnlyList<Visitor> visitors) =>
    [
        .. chosen.Types
            .SelectMany(type => Type(type).Papers)
            .Where(rule => rule.Condition is null || chosen.Conditions.Contains(rule.Condition))
            .GroupBy(rule => rule.Paper, (paper, rules) => (Paper: Paper(paper), Need: Latest(rules)))
            .OrderBy(line => line.Paper.Code, StringComparer.Ordinal)
            .SelectMany(line => Slots(line.Paper, visitors).Select(slot => new RequiredPaper(slot, line.Need) { InForm = line.Paper.InForm })),
    ];

    /// <summary>The form field of a question's answer, as <see cref="RuleBroken.Field"/> names it.</summary>
    public static string AnswerField(string question) => $"{nameof(RequestContent.Answers)}.{question}";

    // An emergency's "after entry" beats an add-on's "mandatory"; D12 and D15 stay mandatory because no type has them after entry.
    private static Need Latest(IEnumerable<PaperRule> rules) => rules.Max(rule => rule.Need);

    // With no worker named yet the list must still say that certificates will be asked, and nobody may submit without any.
    private static IEnumerable<PaperSlot> Slots(Paper paper, IReadOnlyList<Visitor> visitors)
    {
        var workers = visitors.Where(visitor => visitor.Role == VisitorRole.Worker).Select(visitor => visitor.PersonId).Distinct().ToList();
        return paper.PerWorker && workers.Count > 0
            ? workers.Select(worker => new PaperSlot(paper.Code, worker))
            : [new PaperSlot(paper.Code)];
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private Choice Find(string question, string answer) =>
        _questions.GetValueOrDefault(question)?.Choices.FirstOrDefault(choice => choice.Code == answer)
        ?? throw new RuleBroken("catalogue.unknown-answer", question, answer) { Field = AnswerField(question) };
}
