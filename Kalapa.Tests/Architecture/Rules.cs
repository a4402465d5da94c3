using System.Reflection;
using System.Text.RegularExpressions;

namespace Kalapa.Tests.Architecture;

/// <summary>
/// Who may never import whom, and what may stand in one place only. A rule takes files and answers with one sentence
/// per breach, each beginning with the path it is about.
/// </summary>
public static partial class Rules
{
    private const string App = "Kalapa.App";
    private const string Features = "Kalapa.App.Features";
    private const string Data = "Kalapa.App.Data";
    private const string EntityFramework = "Microsoft.EntityFrameworkCore";

    /// <summary>
    /// The features that others, and Layout, may build on. Solutions is one because it is offered inside the form of a support request and beside a ticket, and is
    /// written out of one: what is offered and how it is counted stays in one place. KnownIssues is one because its banner, its alarm and its note on a ticket stand on
    /// the pages of home, form, ticket, queue and activity: who may learn of an issue is decided in one place. Announcements is one because clients read them at home and
    /// staff on a company's page.
    /// </summary>
    private static readonly string[] BaseFeatures =
        ["Kalapa.App.Features.Announcements", "Kalapa.App.Features.Attachments", "Kalapa.App.Features.KnownIssues", "Kalapa.App.Features.Notifications", "Kalapa.App.Features.Solutions"];

    /// <summary>Beside Data itself and the verbs and reads of Features: the areas that may import Data.</summary>
    private static readonly string[] ReadersOfData = ["Account", "Mail", "Push", "Jobs", "Setup", "Demo", "Commands", "Integrity", "Nodes"];

    /// <summary>The only files that write without the save seam's help, or are the seam.</summary>
    private static readonly string[] Writers =
    [
        "Kalapa.App/Data/UnitOfWork.cs",
        "Kalapa.App/Data/DeniedCalls.cs",
        "Kalapa.App/Data/ChangeLog.cs",
        "Kalapa.App/Data/JobLeases.cs",
        "Kalapa.App/Data/Outbox/OutboxQueue.cs",
        "Kalapa.App/Data/Devices/DeviceFilling.cs",
        "Kalapa.App/Data/Search/SearchFilling.cs",
        "Kalapa.App/Push/PushKeys.cs",
        "Kalapa.App/Push/PushSubscriptions.cs",
        "Kalapa.App/Account/SignInThrottle.cs",
        "Kalapa.App/Account/Sessions.cs",
        "Kalapa.App/Data/SqliteProvider.cs",
        "Kalapa.App/Data/MySqlProvider.cs",
        "Kalapa.App/Data/Startup/SqliteFile.cs",
        "Kalapa.App/Data/Startup/MySqlStartup.cs",
        "Kalapa.App/Setup/FoundingBranches.cs",
        "Kalapa.App/Demo/DemoSetup.cs",
    ];

    /// <summary>Where files that came in are judged: a library that reads a format is named there beside the class that writes with it.</summary>
    private const string Judges = "Kalapa.App/Files";

    /// <summary>Libraries for the outside world: each is named in one class, so that it can be changed there.</summary>
    private static readonly string[][] OneClassLibraries =
    [
        ["UglyToad.PdfPig"], ["SkiaSharp"], ["Markdig"], ["QRCoder"], ["Ical.Net"], ["ClosedXML"], ["MiniExcelLibs"], ["MailKit", "MimeKit"], ["Lib.Net.Http.WebPush"], ["Amazon"], ["StackExchange.Redis"],
    ];

    public static IEnumerable<string> Domain_project_references_nothing(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.IsIn("Kalapa.Domain") && file.Path.EndsWith(".csproj", StringComparison.Ordinal)
        from Match reference in Reference().Matches(file.Code)
        select $"{file.Path}: has a {reference.Value}";

    public static IEnumerable<string> Domain_assembly_references_the_base_class_library_only(Assembly domain) =>
        from reference in domain.GetReferencedAssemblies()
        where reference.Name!.Split('.')[0] is not "System"
        select $"{domain.GetName().Name}: references {reference.Name}";

    public static IEnumerable<string> Domain_never_asks_the_clock(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.IsIn("Kalapa.Domain") && file.Path.EndsWith(".cs", StringComparison.Ordinal)
        from Match clock in Clock().Matches(file.Code)
        select $"{file.Path}: asks {clock.Value}";

    public static IEnumerable<string> Typed_text_is_read_by_one_reader(IReadOnlyList<SourceFile> files) =>
        from file in files
        where (file.IsIn("Kalapa.Domain") && !file.IsIn("Kalapa.Domain/Text")) || file.IsIn("Kalapa.App/Features")
        from Match own in OwnReading().Matches(file.Code)
        select $"{file.Path}: asks {own.Value} instead of TypedText";

    public static IEnumerable<string> Every_field_has_its_limit(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.IsIn("Kalapa.App") && file.Path.EndsWith(".razor", StringComparison.Ordinal)
        from Match field in Field().Matches(file.Text)
        where !field.Value.Contains("maxlength", StringComparison.Ordinal) && !field.Value.Contains("readonly", StringComparison.Ordinal) && !WithoutText().IsMatch(field.Value)
        select $"{file.Path}: lets any length through in {field.Value}";

    public static IEnumerable<string> Features_never_import_each_other(IReadOnlyList<SourceFile> files) =>
        ForbiddenImports(files, file => FeatureOf(file.Namespace + ".") is not null, (file, name) =>
        {
            var own = FeatureOf(file.Namespace + ".");
            return FeatureOf(name) is { } other && other != own && (BaseFeatures.Contains(own) || !BaseFeatures.Contains(other));
        });

    public static IEnumerable<string> Layout_imports_no_feature_but_the_base_ones(IReadOnlyList<SourceFile> files) =>
        ForbiddenImports(files, file => file.IsIn("Kalapa.App/Layout"),
            (_, name) => FeatureOf(name) is { } feature && !BaseFeatures.Contains(feature));

    public static IEnumerable<string> Components_never_import_entity_framework_or_data(IReadOnlyList<SourceFile> files) =>
        ForbiddenImports(files, file => file.IsComponent, (_, name) => IsUnder(name, EntityFramework) || IsUnder(name, Data));

    public static IEnumerable<string> Data_imports_domain_live_and_outages_only(IReadOnlyList<SourceFile> files) =>
        ForbiddenImports(files, file => file.IsIn("Kalapa.App/Data"),
            (_, name) => IsOtherArea(name, "Data", "Live", "Outages") || IsUnder(name, "MudBlazor"));

    public static IEnumerable<string> Live_imports_domain_and_outages_only(IReadOnlyList<SourceFile> files) =>
        ForbiddenImports(files, file => file.IsIn("Kalapa.App/Live"), (_, name) => IsOtherArea(name, "Live", "Outages") || IsUnder(name, EntityFramework));

    public static IEnumerable<string> Outages_imports_nothing_of_ours(IReadOnlyList<SourceFile> files) =>
        ForbiddenImports(files, file => file.IsIn("Kalapa.App/Outages"), (_, name) => IsOtherArea(name, "Outages") || IsUnder(name, EntityFramework));

    public static IEnumerable<string> Shared_imports_neither_data_nor_features(IReadOnlyList<SourceFile> files) =>
        ForbiddenImports(files, file => file.IsIn("Kalapa.App/Shared"), (_, name) => IsUnder(name, Data) || IsUnder(name, Features));

    public static IEnumerable<string> Only_verbs_and_reads_and_a_few_areas_import_data(IReadOnlyList<SourceFile> files) =>
        ForbiddenImports(files, file => file.IsIn(App) && !MayImportData(file), (_, name) => IsUnder(name, Data));

    public static IEnumerable<string> Only_the_save_seam_writes(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.IsIn(App) && !Writers.Contains(file.Path)
        from Match write in Write().Matches(file.Code)
        select $"{file.Path}: calls {write.Value.TrimEnd('(', ' ')}";

    public static IEnumerable<string> Only_file_operations_and_the_sweep_erase_files(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.IsIn(App) && file.Path is not ("Kalapa.App/Features/Attachments/FileOperations.cs" or "Kalapa.App/Jobs/FileSweep.cs")
        from Match erasure in Erasure().Matches(file.Code)
        select $"{file.Path}: calls {erasure.Value}";

    public static IEnumerable<string> A_provider_is_named_in_one_file_of_data(IReadOnlyList<SourceFile> files) =>
        from provider in new[] { "UseSqlite", "UseMySql" }
        let naming = files.Where(file => file.IsIn(App) && Regex.IsMatch(file.Code, $@"\b{provider}\b")).ToList()
        from file in naming
        where naming.Count > 1 || !file.IsIn("Kalapa.App/Data")
        select $"{file.Path}: names {provider}";

    public static IEnumerable<string> A_library_for_the_outside_world_is_named_in_one_class(IReadOnlyList<SourceFile> files) =>
        from library in OneClassLibraries
        let naming = files.Where(file => file.IsIn(App) && !file.IsIn(Judges) && file.TypeName is not null && file.Names.Any(name => library.Any(part => IsUnder(name, part)))).ToList()
        where naming.Count > 1
        from file in naming
        select $"{file.Path}: names {library[0]}, as {naming.Count - 1} other file does";

    public static IEnumerable<string> Program_is_a_table_of_contents(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.Path == "Kalapa.App/Program.cs"
        let lines = file.Text.TrimEnd().Split('\n').Length
        where lines > 80
        select $"{file.Path}: has {lines} lines, 80 are enough";

    public static IEnumerable<string> Nothing_is_loaded_from_outside(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.IsIn(App) && !file.Path.EndsWith(".cs", StringComparison.Ordinal) && !file.Path.EndsWith(".csproj", StringComparison.Ordinal)
        from Match address in OutsideAddress().Matches(file.Text)
        select $"{file.Path}: loads {address.Value}";

    private static IEnumerable<string> ForbiddenImports(
        IReadOnlyList<SourceFile> files, Func<SourceFile, bool> governed, Func<SourceFile, string, bool> forbidden)
    {
        var imports = new Imports(files);
        return from file in files.Where(governed)
               from name in imports.Of(file)
               where forbidden(file, name)
               select $"{file.Path}: imports {name}";
    }

    private static bool MayImportData(SourceFile file) =>
        file.Path == "Kalapa.App/Program.cs"
        || file.IsIn("Kalapa.App/Data")
        || (!file.IsComponent && (file.IsIn("Kalapa.App/Features") || ReadersOfData.Any(area => file.IsIn($"{App}/{area}"))));

    private static bool IsOtherArea(string name, params string[] own) =>
        IsUnder(name, App) && name != App && !own.Any(area => IsUnder(name, $"{App}.{area}"));

    private static bool IsUnder(string name, string space) => name == space || name.StartsWith(space + ".", StringComparison.Ordinal);

    /// <summary><c>Kalapa.App.Features.Queue</c> for that name and all below it; null for a name outside Features.</summary>
    private static string? FeatureOf(string name) => IsUnder(name, Features) && name.Split('.') is [_, _, _, { Length: > 0 } feature, ..]
        ? $"{Features}.{feature}"
        : null;

    [GeneratedRegex("PackageReference|ProjectReference|FrameworkReference|Reference Include")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\bDateTime(Offset)?\s*\.\s*(Now|UtcNow|Today)\b|\bTimeProvider\b|\bStopwatch\b|\bTickCount")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(SaveChanges|ExecuteUpdate|ExecuteDelete|ExecuteSql|ExecuteSqlRaw|ExecuteSqlInterpolated|ExecuteNonQuery)(Async)?\s*\(|\b(FromSql|FromSqlRaw|FromSqlInterpolated|SqlQuery|SqlQueryRaw)\s*(<[^>(]*>)?\s*\(|\bCommandText\b")]
    private static partial Regex Write();

    [GeneratedRegex(@"<(input|textarea)\b.*?(/>|</textarea>)", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Field();

    [GeneratedRegex(@"\btype=""(date|datetime-local|time|number|checkbox|radio|file|hidden|submit|@)")]
    private static partial Regex WithoutText();

    // Spaces and nothing else are what these know; people type, paste and scan more than that which cannot be seen.
    [GeneratedRegex(@"\bIsNullOrWhiteSpace\b|(?<!\))\.Trim\(\)")]
    private static partial Regex OwnReading();

    [GeneratedRegex(@"\b_?(?:files|store|fileStore)\s*\.\s*Delete\b", RegexOptions.IgnoreCase)]
    private static partial Regex Erasure();

    [GeneratedRegex("""(?:\b(?:src|href|srcset|action)\s*=\s*["']?|url\(\s*["']?|@import\s+["']|\b(?:from|import|fetch)\s*\(?\s*["'`])\s*(?:https?:)?//[^\s"'`)]+""", RegexOptions.IgnoreCase)]
    private static partial Regex OutsideAddress();
}
