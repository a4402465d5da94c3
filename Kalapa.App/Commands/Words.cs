using System.CommandLine;
using Kalapa.Domain.PermitRequests;

namespace Kalapa.App.Commands;

/// <summary>Words at the prompt that are neither a command nor a setting: a slip of the finger must not start a server.</summary>
internal static class Words
{
    // What ASP.NET Core's host itself is told without a section.
    private static readonly string[] HostSettings =
    [
        "urls", "http_ports", "https_ports", "https_port", "environment", "contentRoot", "webRoot", "applicationName", "AllowedHosts", "DetailedErrors",
        "preferHostingUrls", "shutdownTimeoutSeconds", "forwardedHeaders_enabled",
    ];

    /// <summary>The sentence about what was not understood, with the nearest word; null when all was.</summary>
    public static string? Misunderstood(ParseResult parsed, RootCommand root)
    {
        if (parsed.Errors.FirstOrDefault() is { } error)
        {
            return $"{error.Message.TrimEnd('.')}. {Help(parsed.CommandResult.Command.Name)}";
        }

        string[] commands = [.. root.Subcommands.Select(command => command.Name)];
        string[] options = [.. root.Options.Concat(parsed.CommandResult.Command.Options).Select(option => option.Name), .. HostSettings.Select(name => "--" + name)];
        var takesValue = false;
        foreach (var word in parsed.UnmatchedTokens)
        {
            if (takesValue)
            {
                takesValue = false;
                continue;
            }

            var isOption = word.StartsWith('-') || (word.StartsWith('/') && !word.Contains('/', 1));
            var name = word.TrimStart('-', '/').Split('=')[0];
            if (!isOption && !word.Contains('='))
            {
                return $"\"{word}\" is no command. Nearest: {Nearest(word, commands)}. {Help(null)}";
            }

            if (!name.Contains(':') && !HostSettings.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return $"\"{word}\" is no option. Nearest: {Nearest("--" + name, options)}. {Help(null)}";
            }

            takesValue = !word.Contains('=');
        }

        return takesValue ? $"\"{parsed.UnmatchedTokens[^1]}\" needs a value. Example: {parsed.UnmatchedTokens[^1]}=… {Help(null)}" : null;
    }

    private static bool Contains(this string word, char letter, int from) => word.IndexOf(letter, from) >= 0;

    private static string Nearest(string word, IEnumerable<string> words) =>
        words.MinBy(known => EditDistance.Between(word.ToLowerInvariant(), known.ToLowerInvariant()))!;

    private static string Help(string? command) => $"All words: {(command is null or "Kalapa.App" ? "" : command + " ")}--help";
}
