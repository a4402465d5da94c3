using System.Text.RegularExpressions;
using Kalapa.Tests.Support;

namespace Kalapa.Tests.Architecture;

/// <summary>One of our files.</summary>
/// <param name="path">From the root, with forward slashes: <c>Kalapa.App/Features/Queue/QueuePage.razor</c>.</param>
/// <param name="text">All of it.</param>
public sealed partial class SourceFile(string path, string text)
{
    private static readonly string[] Kinds = [".cs", ".razor", ".csproj", ".html", ".css", ".js"];
    private static readonly string[] NotOurs = ["/bin/", "/obj/", "/App_Data/", "/wwwroot/lib/", "/wwwroot/pages."];

    /// <summary>The files of the two projects that ship; built, vendored and generated ones left out.</summary>
    public static IReadOnlyList<SourceFile> Ours { get; } =
    [
        .. new[] { "Kalapa.Domain", "Kalapa.App" }
            .SelectMany(project => Directory.EnumerateFiles(Repository.PathOf(project), "*", SearchOption.AllDirectories))
            .Select(file => (File: file, Path: System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')))
            .Where(found => Kinds.Any(found.Path.EndsWith) && !NotOurs.Any(found.Path.Contains))
            .Select(found => new SourceFile(found.Path, File.ReadAllText(found.File))),
    ];

    /// <summary>From the root, with forward slashes.</summary>
    public string Path { get; } = path;

    /// <summary>All of it, comments too.</summary>
    public string Text { get; } = text;

    /// <summary>The text without its comments.</summary>
    public string Code { get; } = Comment().Replace(text, "$1");

    /// <summary>Every name with a dot in it, and everything a <c>using</c> or <c>@using</c> names, wherever it stands.</summary>
    public IReadOnlySet<string> Names => field ??= NamesIn(Code);

    /// <summary>A component, or the code beside one.</summary>
    public bool IsComponent => Path.EndsWith(".razor", StringComparison.Ordinal) || Path.EndsWith(".razor.cs", StringComparison.Ordinal);

    /// <summary>True inside the folder, given from the root.</summary>
    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>The namespace its folder gives it: <c>Kalapa.App.Features.Queue</c>.</summary>
    public string Namespace => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/').Replace('/', '.');

    /// <summary>The type its name promises: <c>Kalapa.App.Features.Queue.QueuePage</c>; null for a file that holds none.</summary>
    public string? TypeName => System.IO.Path.GetExtension(Path) is ".cs" or ".razor"
        ? $"{Namespace}.{System.IO.Path.GetFileName(Path).Split('.')[0]}"
        : null;

    /// <summary>The names in a piece of code.</summary>
    public static IReadOnlySet<string> NamesIn(string code) =>
        Name().Matches(code).Select(name => Whitespace().Replace(name.Groups["name"].Value, "")).ToHashSet();

    // Strings come first and are kept, so that "image/*" or "https://..." opens no comment.
    [GeneratedRegex("""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])')|(?<!:)//[^\n]*|/\*.*?\*/|@\*.*?\*@|<!--.*?-->""", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("""\busing\s+(?:static\s+)?(?:\w+\s*=\s*)?(?:global::)?(?<name>[A-Za-z_][\w.]*)|<Using\s+Include="(?<name>[\w.]+)|(?<name>\b[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)+)""")]
    private static partial Regex Name();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
