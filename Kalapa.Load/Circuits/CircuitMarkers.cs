using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kalapa.Load.Circuits;

/// <summary>What a drawn page tells the browser's script about its circuit.</summary>
/// <param name="Operations">For <c>UpdateRootComponents</c>: one "add" for each interactive root.</param>
/// <param name="State">The page's protected state; empty for none.</param>
internal sealed partial record CircuitMarkers(string Operations, string State)
{
    /// <exception cref="FormatException">The page has no interactive part: it was refused, or led elsewhere.</exception>
    public static CircuitMarkers Of(string page)
    {
        var number = 0;
        JsonArray operations = [];
        foreach (Match match in Mark().Matches(page))
        {
            // The end of a part has the prerenderId alone.
            if (JsonNode.Parse(match.Groups["json"].Value) is { } marker && (string?)marker["type"] == "server")
            {
                number++;
                operations.Add(new JsonObject { ["type"] = "add", ["ssrComponentId"] = number, ["marker"] = marker });
            }
        }

        return number == 0
            ? throw new FormatException($"The page has no interactive part: {page[..Math.Min(300, page.Length)]}")
            : new(new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString(), StateMark().Match(page).Groups["state"].Value);
    }

    [GeneratedRegex("<!--Blazor:(?<json>\\{.*?\\})-->", RegexOptions.Singleline)]
    private static partial Regex Mark();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.Singleline)]
    private static partial Regex StateMark();
}
