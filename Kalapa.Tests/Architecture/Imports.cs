using System.Text.RegularExpressions;

namespace Kalapa.Tests.Architecture;

/// <summary>Finds out what a file uses, from its text and from what is imported for it elsewhere.</summary>
public sealed partial class Imports(IReadOnlyList<SourceFile> files)
{
    private readonly List<SourceFile> _importsFiles = [.. files.Where(file => Path.GetFileName(file.Path) == "_Imports.razor")];

    private readonly ILookup<string, string> _globalUsings = files
        .SelectMany(file => GlobalUsing().Matches(file.Code).SelectMany(line => SourceFile.NamesIn(line.Value)), (file, name) => (Project: ProjectOf(file), name))
        .ToLookup(import => import.Project, import => import.name);

    private readonly HashSet<string> _types = [.. files.Select(file => file.TypeName).OfType<string>()];
    private readonly HashSet<string> _words = [.. files.SelectMany(file => file.TypeName?.Split('.') ?? [])];

    /// <summary>
    /// What <paramref name="file"/> can name or does name: its own usings and dotted names, the <c>_Imports.razor</c> above a component,
    /// and the global usings of its project. Names that lean on the file's own namespace (<c>Queue.QueuePage</c>) are given in full.
    /// </summary>
    public IEnumerable<string> Of(SourceFile file) =>
        file.Names
            .Concat(_importsFiles.Where(imports => IsAbove(imports, file)).SelectMany(imports => imports.Names))
            .Concat(_globalUsings[ProjectOf(file)])
            .SelectMany(name => InFull(name, file.Namespace))
            .Distinct();

    private static bool IsAbove(SourceFile imports, SourceFile file) =>
        file.Path.EndsWith(".razor", StringComparison.Ordinal) && file.IsIn(Path.GetDirectoryName(imports.Path)!);

    private static string ProjectOf(SourceFile file) => file.Path.Split('/')[0];

    private IEnumerable<string> InFull(string name, string space)
    {
        yield return name;
        for (var outer = _words.Contains(name.Split('.')[0]) ? space : ""; outer.Length > 0; outer = Parent(outer))
        {
            var full = $"{outer}.{name}";
            if (IsTypeOrMember(full))
            {
                yield return full;
            }
        }
    }

    private bool IsTypeOrMember(string name) => name.Length > 0 && (_types.Contains(name) || IsTypeOrMember(Parent(name)));

    private static string Parent(string name) => name.Contains('.') ? name[..name.LastIndexOf('.')] : "";

    [GeneratedRegex("""^\s*global using [^\n]+|<Using\s+Include="[\w.]+""", RegexOptions.Multiline)]
    private static partial Regex GlobalUsing();
}
