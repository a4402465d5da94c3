using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Text;

namespace Kalapa.Domain.Solutions;

/// <summary>A solution in one language.</summary>
public sealed record SolutionText
{
    /// <summary>One line that names the fault or the question; at most <see cref="ContentText.LongestTitle"/>.</summary>
    public string Title { get; init; } = "";

    /// <summary>The words people use for it; at most <see cref="ContentText.LongestText"/>.</summary>
    public string Symptoms { get; init; } = "";

    /// <summary>What to do, as Markdown; at most <see cref="SolutionContent.LongestSteps"/>.</summary>
    public string Steps { get; init; } = "";

    /// <summary>Nothing is written in this language.</summary>
    public bool IsEmpty => TypedText.IsBlank(Title) && TypedText.IsBlank(Symptoms) && TypedText.IsBlank(Steps);

    /// <summary>It can be read in this language: what names it, how it shows and what to do.</summary>
    public bool IsWhole => TypedText.IsName(Title) && !TypedText.IsBlank(Symptoms) && !TypedText.IsBlank(Steps);

    /// <summary>Within its limits, and otherwise as typed: nothing changes under the writer's hands.</summary>
    public SolutionText Fitting() => new()
    {
        Title = TypedText.Shorten(Title, ContentText.LongestTitle),
        Symptoms = TypedText.Shorten(Symptoms, ContentText.LongestText),
        Steps = TypedText.Shorten(Steps, SolutionContent.LongestSteps),
    };

    /// <summary>As it is seen (R90); of the steps the depth of their lines stays, which nests lists.</summary>
    public SolutionText Cleaned() => new() { Title = TypedText.Line(Title), Symptoms = TypedText.Paragraphs(Symptoms), Steps = TypedText.IndentedLines(Steps) };
}

/// <summary>What is written in a solution: each language may be missing, but not both (desk.md section 5).</summary>
public sealed record SolutionContent
{
    /// <summary>Most UTF-16 units of the steps in one language.</summary>
    public const int LongestSteps = 8_000;

    /// <summary>A code of <see cref="SupportCatalogue"/>, topic or group; empty while none is chosen.</summary>
    public string Category { get; init; } = "";

    /// <summary>Who it is for, once published.</summary>
    public SolutionAudience Audience { get; init; } = SolutionAudience.Staff;

    /// <summary>The day by which somebody looks whether it still holds; null while none is chosen.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>In Indonesian.</summary>
    public SolutionText Indonesian { get; init; } = new();

    /// <summary>In English.</summary>
    public SolutionText English { get; init; } = new();

    /// <summary>The language that is there, the reader's own first.</summary>
    public SolutionText In(bool english) => (english ? !English.IsEmpty : Indonesian.IsEmpty) ? English : Indonesian;

    /// <summary>Everything that keeps it from being published on <paramref name="today"/>, each with its <see cref="RuleBroken.Field"/>.</summary>
    public IReadOnlyList<RuleBroken> Faults(DateOnly today)
    {
        List<RuleBroken> faults = [];
        Require("solution.category-missing", nameof(Category), Category.Length > 0);
        Require("solution.language-missing", nameof(Indonesian), Indonesian.IsWhole || English.IsWhole);
        // A language is there or not: half of one would be shown as if it were all.
        Require("solution.indonesian-half", nameof(Indonesian), Indonesian.IsEmpty || Indonesian.IsWhole || !English.IsWhole);
        Require("solution.english-half", nameof(English), English.IsEmpty || English.IsWhole || !Indonesian.IsWhole);
        Require("solution.review-by", nameof(ReviewBy), ReviewBy > today && TypedDate.IsMeant(ReviewBy.Value));
        return faults;

        void Require(string code, string field, bool holds)
        {
            if (!holds)
            {
                faults.Add(new(code) { Field = field });
            }
        }
    }

    internal SolutionContent Fitting() => this with { Category = Category.Length > SupportCategory.LongestCode ? "" : Category, Indonesian = Indonesian.Fitting(), English = English.Fitting() };

    internal SolutionContent Cleaned() => this with { Indonesian = Indonesian.Cleaned(), English = English.Cleaned() };
}
