using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Kalapa.Tests.Support;

/// <summary>What axe and a phone's ruler find on a page, as lines a person can act on.</summary>
internal static class AxeFindings
{
    /// <summary>Smallest side of what a thumb must hit.</summary>
    private const int Thumb = 44;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private const string Colours = "color-contrast";

    private const string Run = """
        async options => {
          const found = await axe.run(document, { resultTypes: ['violations'], ...JSON.parse(options) });
          return found.violations.map(rule => `${rule.id} ×${rule.nodes.length}: ${rule.nodes[0].html.slice(0, 200)} ${rule.nodes[0].failureSummary}`);
        }
        """;

    // A link within a sentence is as high as its line (WCAG 2.5.8 says so too); a box stands for the label it is in.
    private const string SmallTargets = """
        size => [...document.querySelectorAll('button, a[href], summary, select, input:not([type=hidden])')].filter(target => {
          if (!target.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || target.closest('.skip-link, .unseen')) return false;
          if (target.matches('a[href]') && getComputedStyle(target).display === 'inline') return false;
          const box = (target.closest('label') ?? target).getBoundingClientRect();
          return box.width > 0 && (box.height < size - 0.5 || box.width < size - 0.5);
        }).map(target => {
          const box = (target.closest('label') ?? target).getBoundingClientRect();
          return `${Math.round(box.width)}×${Math.round(box.height)} ${target.outerHTML.slice(0, 160)}`;
        })
        """;

    /// <summary>What axe objects to, one line for each rule and place.</summary>
    /// <param name="page">Which.</param>
    /// <param name="look">What of it may differ from when it was last looked at.</param>
    public static async Task<IReadOnlyList<string>> Axe(this IPage page, Look look = Look.Whole)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>(Run, look == Look.Words ? $$"""{ "rules": { "{{Colours}}": { "enabled": false } } }""" : "{}");
    }

    /// <summary>What a phone's reader would have to push aside or could not hit.</summary>
    public static async Task<IReadOnlyList<string>> Phone(this IPage page)
    {
        List<string> findings = [];
        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var over)
        {
            findings.Add($"scrolls sideways by {over} px");
        }

        findings.AddRange((await page.EvaluateAsync<string[]>(SmallTargets, Thumb)).Select(target => $"small target {target}"));
        return findings;
    }
}
