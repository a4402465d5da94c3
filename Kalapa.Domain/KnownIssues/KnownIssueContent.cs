using Kalapa.Domain.Organisation;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.KnownIssues;

/// <summary>What is said when a known issue is declared. All of it is public to the companies that are allowed at the branch.</summary>
public sealed record KnownIssueContent
{
    /// <summary>Where.</summary>
    public string BranchCode { get; init; } = "";

    /// <summary>A zone code of the branch; empty for all of it.</summary>
    public string Zone { get; init; } = "";

    /// <summary>The category under which those whom it concerns file; its group is the system that is affected.</summary>
    public string Category { get; init; } = "";

    /// <summary>How much is affected; null until chosen.</summary>
    public Impact? Impact { get; init; }

    /// <summary>One line that names it.</summary>
    public string Title { get; init; } = "";

    /// <summary>What is known.</summary>
    public string Known { get; init; } = "";

    /// <summary>Everything that keeps it from being declared, each with its <see cref="RuleBroken.Field"/>.</summary>
    public IReadOnlyList<RuleBroken> Faults(Branch branch, SupportCatalogue catalogue)
    {
        List<RuleBroken> faults = [];
        Require("branch.inactive", nameof(BranchCode), branch.Active, branch.Name);
        Require("submit.zone-unknown", nameof(Zone), Zone.Length == 0 || branch.Zones.Any(zone => zone.Code == Zone), Zone, branch.Code);
        Require("issue.category", nameof(Category), MayBeOf(Category, catalogue));
        Require("issue.impact", nameof(Impact), Impact is not null);
        Require("issue.title", nameof(Title), TypedText.IsName(Title));
        Require("issue.text-missing", nameof(Known), !TypedText.IsBlank(Known));
        Require("text.too-long", nameof(Known), TypedText.Paragraphs(Known).Length <= Message.MaxLength, Message.MaxLength);
        return faults;

        void Require(string code, string field, bool holds, params object[] values)
        {
            if (!holds)
            {
                faults.Add(new(code, values) { Field = field });
            }
        }
    }

    /// <summary>True for a category that a request is filed under with one press: none that needs steps and a consent.</summary>
    public static bool MayBeOf(string category, SupportCatalogue catalogue) => catalogue.Has(category) && !SupportCatalogue.IsHandsOn(category);

    internal KnownIssueContent Cleaned() => this with
    {
        Title = TypedText.Shorten(TypedText.Line(Title), ContentText.LongestTitle),
        Known = TypedText.Paragraphs(Known),
    };
}
