using System.Text.RegularExpressions;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.SupportRequests;

namespace Kalapa.Domain;

/// <summary>The state diagrams shown in the README, each printed from its table.</summary>
public static partial class Diagrams
{
    /// <summary>Mermaid text by the name used in the README's markers.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["ticket"] = PermitRequestLifecycle.Table.ToMermaid(),
        ["support"] = SupportLifecycle.Table.ToMermaid(),
        ["permit"] = PermitLifecycle.Table.ToMermaid(),
    };

    /// <summary>
    /// <paramref name="markdown"/> with every block between <c>&lt;!-- diagram:name --&gt;</c> and <c>&lt;!-- /diagram --&gt;</c>
    /// printed anew; all else stays as it is.
    /// </summary>
    /// <exception cref="KeyNotFoundException">A marker names a diagram there is not.</exception>
    public static string Refresh(string markdown) =>
        Block().Replace(markdown, block => $"{block.Groups["open"]}\n```mermaid\n{All[block.Groups["name"].Value]}```\n{block.Groups["close"]}");

    [GeneratedRegex("(?<open><!-- diagram:(?<name>[a-z-]+) -->).*?(?<close><!-- /diagram -->)", RegexOptions.Singleline)]
    private static partial Regex Block();
}
