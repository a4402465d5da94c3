using Kalapa.Domain;
using Xunit;

namespace Kalapa.Tests.Architecture;

/// <summary>The plan of the house, kept: each rule holds for what we ship, and is shown to catch a breach planted among it.</summary>
public sealed class ArchitectureTests
{
    private delegate IEnumerable<string> Rule(IReadOnlyList<SourceFile> files);

    [Fact]
    public void What_we_ship_is_what_is_looked_at() =>
        Assert.Superset(
            new HashSet<string> { "Kalapa.App/Program.cs", "Kalapa.App/Kalapa.App.csproj", "Kalapa.Domain/Tickets/TicketState.cs" },
            SourceFile.Ours.Select(file => file.Path).ToHashSet());

    [Fact]
    public void Domain_references_only_the_base_class_library()
    {
        Holds(Rules.Domain_project_references_nothing);
        Catches(Rules.Domain_project_references_nothing, "Kalapa.Domain/Planted.csproj", """<PackageReference Include="MediatR" />""");

        Assert.Empty(Rules.Domain_assembly_references_the_base_class_library_only(typeof(RuleBroken).Assembly));
        Assert.NotEmpty(Rules.Domain_assembly_references_the_base_class_library_only(typeof(Kalapa.App.Data.KalapaUser).Assembly));
    }

    [Fact]
    public void Domain_never_asks_the_clock()
    {
        Holds(Rules.Domain_never_asks_the_clock);
        Catches(Rules.Domain_never_asks_the_clock, "Kalapa.Domain/Planted.cs", "var now = DateTimeOffset.UtcNow;");
        Catches(Rules.Domain_never_asks_the_clock, "Kalapa.Domain/Planted.cs", "class Planted(TimeProvider clock);");
        Passes(Rules.Domain_never_asks_the_clock, "Kalapa.Domain/Planted.cs", "// DateTime.Now is what we never ask");
    }

    [Fact]
    public void Typed_text_is_read_by_one_reader()
    {
        Holds(Rules.Typed_text_is_read_by_one_reader);
        Catches(Rules.Typed_text_is_read_by_one_reader, "Kalapa.Domain/Planted.cs", "Demand(!string.IsNullOrWhiteSpace(reason), code);");
        Catches(Rules.Typed_text_is_read_by_one_reader, "Kalapa.App/Features/Queue/Planted.razor", "<p>@(string.IsNullOrWhiteSpace(_text))</p>");
        Catches(Rules.Typed_text_is_read_by_one_reader, "Kalapa.App/Features/Queue/Planted.cs", "person.FullName = draft.FullName.Trim();");
        Passes(Rules.Typed_text_is_read_by_one_reader, "Kalapa.Domain/Planted.cs", "Demand(!TypedText.IsBlank(reason), code);");
    }

    [Fact]
    public void Every_field_has_its_limit()
    {
        Holds(Rules.Every_field_has_its_limit);
        Catches(Rules.Every_field_has_its_limit, "Kalapa.App/Features/Planted/Page.razor", """<label><textarea rows="4" @bind="_text"></textarea></label>""");
        Catches(Rules.Every_field_has_its_limit, "Kalapa.App/Features/Planted/Page.razor", """<input class="ticket-input" @bind="_title" />""");
        Passes(Rules.Every_field_has_its_limit, "Kalapa.App/Features/Planted/Page.razor", """<input type="date" @bind="_day" />""");
        Passes(Rules.Every_field_has_its_limit, "Kalapa.App/Features/Planted/Page.razor", """<textarea rows="4" maxlength="40" @bind="_text"></textarea>""");
    }

    [Fact]
    public void Features_never_import_each_other()
    {
        Rule rule = Rules.Features_never_import_each_other;
        Holds(rule);
        Catches(rule, "Kalapa.App/Features/Planted/Verb.cs", "using Kalapa.App.Features.Queue;");
        Catches(rule, "Kalapa.App/Features/Planted/Verb.cs", "using static Kalapa.App.Features.Queue.Board;");
        Catches(rule, "Kalapa.App/Features/Planted/Verb.cs", "using Q = global::Kalapa.App.Features.Queue.Board;");
        Catches(rule, "Kalapa.App/Features/Planted/Page.razor", "@using Kalapa.App.Features.Queue");
        Catches(rule, "Kalapa.App/Features/Planted/Page.razor", "@inject Kalapa.App.Features.Queue.TakeNext Take");
        Catches(rule, "Kalapa.App/Features/Planted/Page.razor", "<Kalapa.App.Features.Queue.QueueRow />");
        Catches(rule, "Kalapa.App/Features/Attachments/Verb.cs", "using Kalapa.App.Features.Notifications;");
        Passes(rule, "Kalapa.App/Features/Planted/Verb.cs", "using Kalapa.App.Features.Planted.Parts;");
        Passes(rule, "Kalapa.App/Features/Planted/Page.razor", "@using Kalapa.App.Features.Attachments");
        Passes(rule, "Kalapa.App/Features/Planted/Page.razor", "@* @using Kalapa.App.Features.Queue *@");
    }

    [Fact]
    public void What_is_imported_for_a_file_elsewhere_counts_as_its_own()
    {
        Rule rule = Rules.Features_never_import_each_other;
        SourceFile page = new("Kalapa.App/Features/Planted/Page.razor", "<p>Nothing here.</p>");
        SourceFile verb = new("Kalapa.App/Features/Planted/Verb.cs", "class Verb;");

        Assert.Empty(rule([page, verb]));
        Assert.Contains(rule([page, new("Kalapa.App/Features/_Imports.razor", "@using Kalapa.App.Features.Queue")]), About(page));
        Assert.Contains(rule([verb, new("Kalapa.App/Usings.cs", "global using Kalapa.App.Features.Queue;")]), About(verb));
        Assert.Contains(rule([verb, new("Kalapa.App/App.csproj", """<Using Include="Kalapa.App.Features.Queue" />""")]), About(verb));
    }

    [Fact]
    public void A_name_that_leans_on_the_own_namespace_is_understood()
    {
        Rule rule = Rules.Features_never_import_each_other;
        SourceFile board = new("Kalapa.App/Features/Queue/Board.cs", "class Board;");

        SourceFile leaning = new("Kalapa.App/Features/Planted/Verb.cs", "var board = new Queue.Board();");
        Assert.Contains(rule([board, leaning]), About(leaning));

        SourceFile innocent = new("Kalapa.App/Features/Planted/Verb.cs", "var length = Queue.Length;");
        Assert.Empty(rule([board, innocent]));
    }

    [Fact]
    public void Layout_imports_no_feature_but_the_base_ones()
    {
        Rule rule = Rules.Layout_imports_no_feature_but_the_base_ones;
        Holds(rule);
        Catches(rule, "Kalapa.App/Layout/Planted.razor", "@using Kalapa.App.Features.Queue");
        Passes(rule, "Kalapa.App/Layout/Planted.razor", "@using Kalapa.App.Features.Notifications");
    }

    [Fact]
    public void Components_never_import_entity_framework_or_data()
    {
        Rule rule = Rules.Components_never_import_entity_framework_or_data;
        Holds(rule);
        Catches(rule, "Kalapa.App/Features/Queue/Planted.razor", "@using Microsoft.EntityFrameworkCore");
        Catches(rule, "Kalapa.App/Features/Queue/Planted.razor", "@inject Kalapa.App.Data.KalapaDbContext Db");
        Catches(rule, "Kalapa.App/Features/Queue/Planted.razor", """<input accept="image/*" value="@Data.KalapaUser.Name" />""");
        Catches(rule, "Kalapa.App/Features/Queue/Planted.razor.cs", "using Kalapa.App.Data;");
        Catches(rule, "Kalapa.App/Account/Planted.razor", "@using Kalapa.App.Data");
        Passes(rule, "Kalapa.App/Features/Queue/Planted.razor", "@using Kalapa.Domain.Queue");
    }

    [Fact]
    public void Data_imports_domain_live_and_outages_only()
    {
        Rule rule = Rules.Data_imports_domain_live_and_outages_only;
        Holds(rule);
        Catches(rule, "Kalapa.App/Data/Planted.cs", "using Kalapa.App.Features.Queue;");
        Catches(rule, "Kalapa.App/Data/Planted.cs", "using Kalapa.App.Mail;");
        Catches(rule, "Kalapa.App/Data/Planted.cs", "using Kalapa.App.Account;");
        Catches(rule, "Kalapa.App/Data/Planted.cs", "using MudBlazor;");
        Passes(rule, "Kalapa.App/Data/Planted.cs", "using Kalapa.App.Live;\nusing Kalapa.Domain;\nusing Microsoft.EntityFrameworkCore;");
    }

    [Fact]
    public void Live_imports_domain_and_outages_only()
    {
        Rule rule = Rules.Live_imports_domain_and_outages_only;
        Holds(rule);
        Catches(rule, "Kalapa.App/Live/Planted.cs", "using Kalapa.App.Data;");
        Catches(rule, "Kalapa.App/Live/Planted.cs", "using Kalapa.App.Shared;");
        Catches(rule, "Kalapa.App/Live/Planted.cs", "using Microsoft.EntityFrameworkCore;");
        Passes(rule, "Kalapa.App/Live/Planted.cs", "using Kalapa.Domain.Access;");
    }

    [Fact]
    public void Outages_imports_nothing_of_ours()
    {
        Rule rule = Rules.Outages_imports_nothing_of_ours;
        Holds(rule);
        Catches(rule, "Kalapa.App/Outages/Planted.cs", "using Kalapa.App.Data;");
        Catches(rule, "Kalapa.App/Outages/Planted.cs", "using Kalapa.App.Localisation;");
        Passes(rule, "Kalapa.App/Outages/Planted.cs", "using Microsoft.Extensions.Logging;");
    }

    [Fact]
    public void Shared_imports_neither_data_nor_features()
    {
        Rule rule = Rules.Shared_imports_neither_data_nor_features;
        Holds(rule);
        Catches(rule, "Kalapa.App/Shared/Planted.cs", "using Kalapa.App.Data;");
        Catches(rule, "Kalapa.App/Shared/Planted.razor", "@using Kalapa.App.Features.Attachments");
        Passes(rule, "Kalapa.App/Shared/Planted.razor", "@using Kalapa.App.Live");
    }

    [Fact]
    public void Only_verbs_and_reads_and_a_few_areas_import_data()
    {
        Rule rule = Rules.Only_verbs_and_reads_and_a_few_areas_import_data;
        Holds(rule);
        Catches(rule, "Kalapa.App/Api/Planted.cs", "using Kalapa.App.Data;");
        Catches(rule, "Kalapa.App/Layout/Planted.cs", "using Kalapa.App.Data;");
        Catches(rule, "Kalapa.App/Files/Planted.cs", "using Kalapa.App.Data;");
        Passes(rule, "Kalapa.App/Features/Queue/Planted.cs", "using Kalapa.App.Data;");
        Passes(rule, "Kalapa.App/Jobs/Planted.cs", "using Kalapa.App.Data;");
    }

    [Fact]
    public void Only_the_save_seam_writes()
    {
        Rule rule = Rules.Only_the_save_seam_writes;
        Holds(rule);
        Catches(rule, "Kalapa.App/Features/Queue/Planted.cs", "await db.SaveChangesAsync();");
        Catches(rule, "Kalapa.App/Jobs/Planted.cs", "db.Tickets.ExecuteUpdate(set => set);");
        Catches(rule, "Kalapa.App/Data/Planted.cs", "await db.Tickets.ExecuteDeleteAsync(cancel);");
        Catches(rule, "Kalapa.App/Data/Planted.cs", """db.Tickets.FromSql($"SELECT 1");""");
        Catches(rule, "Kalapa.App/Data/Planted.cs", """db.Database.SqlQuery<int>($"SELECT 1");""");
        Catches(rule, "Kalapa.App/Data/Planted.cs", """db.Database.ExecuteSqlRawAsync("DELETE");""");
        Catches(rule, "Kalapa.App/Data/Planted.cs", """command.CommandText = "DELETE";""");
        Passes(rule, "Kalapa.App/Features/Queue/Planted.cs", "await operation.Commit(); // which calls SaveChanges()");
    }

    /// <summary>What a lost answer to a commit would turn into a row without bytes (R111).</summary>
    [Fact]
    public void Only_file_operations_and_the_sweep_erase_files()
    {
        Rule rule = Rules.Only_file_operations_and_the_sweep_erase_files;
        Holds(rule);
        Catches(rule, "Kalapa.App/Features/Intake/Planted.cs", "catch { files.Delete(received.Id); throw; }");
        Catches(rule, "Kalapa.App/Features/Intake/Planted.cs", "forgotten.ForEach(_files.Delete);");
        Passes(rule, "Kalapa.App/Features/Intake/Planted.cs", "await filing.Run(userId, [received.Id], verb, cancellation);");
    }

    [Fact]
    public void A_provider_is_named_in_one_file_of_data()
    {
        Rule rule = Rules.A_provider_is_named_in_one_file_of_data;
        SourceFile home = new("Kalapa.App/Data/SqliteHome.cs", "options.UseSqlite(connection);");

        Holds(rule);
        Catches(rule, "Kalapa.App/Features/Queue/Planted.cs", "options.UseMySql(connection, version);");
        Assert.Empty(rule([home]));
        Assert.Equal(2, rule([home, new("Kalapa.App/Data/Second.cs", home.Text)]).Count());
    }

    [Fact]
    public void A_library_for_the_outside_world_is_named_in_one_class()
    {
        Rule rule = Rules.A_library_for_the_outside_world_is_named_in_one_class;
        SourceFile sender = new("Kalapa.App/Mail/Sender.cs", "using MailKit.Net.Smtp;\nusing MimeKit;");

        Holds(rule);
        Assert.Empty(rule([sender]));
        Assert.Equal(2, rule([sender, new("Kalapa.App/Mail/Second.cs", "using MimeKit;")]).Count());
        Assert.Empty(rule([new("Kalapa.App/Features/Permits/Canvas.cs", "using SkiaSharp;"), new("Kalapa.App/Files/Judge.cs", "using SkiaSharp;")]));
    }

    [Fact]
    public void Program_is_a_table_of_contents()
    {
        Rule rule = Rules.Program_is_a_table_of_contents;
        SourceFile Program(int lines) => new("Kalapa.App/Program.cs", string.Concat(Enumerable.Repeat("app.MapArea();\n", lines)));

        Holds(rule);
        Assert.Empty(rule([Program(80)]));
        Assert.Single(rule([Program(81)]));
    }

    [Fact]
    public void Nothing_is_loaded_from_outside()
    {
        Rule rule = Rules.Nothing_is_loaded_from_outside;
        Holds(rule);
        Catches(rule, "Kalapa.App/Planted.razor", """<link href="https://fonts.example/a.css" rel="stylesheet" />""");
        Catches(rule, "Kalapa.App/Planted.razor", """<script src='//cdn.example/a.js'></script>""");
        Catches(rule, "Kalapa.App/wwwroot/planted.css", "body { background: url(http://example/a.png) }");
        Catches(rule, "Kalapa.App/wwwroot/planted.css", """@import "https://example/a.css";""");
        Catches(rule, "Kalapa.App/wwwroot/planted.js", """import { a } from "https://cdn.example/a.js";""");
        Catches(rule, "Kalapa.App/wwwroot/planted.js", """await fetch(`https://example/${id}`);""");
        Passes(rule, "Kalapa.App/Planted.razor", """<svg xmlns="http://www.w3.org/2000/svg"><a href="/izin">Izin</a></svg>""");
    }

    private static void Holds(Rule rule) => Assert.Empty(rule(SourceFile.Ours));

    private static void Catches(Rule rule, string path, string text) =>
        Assert.Contains(rule([.. SourceFile.Ours, new SourceFile(path, text)]), About(new(path, text)));

    private static void Passes(Rule rule, string path, string text) =>
        Assert.DoesNotContain(rule([.. SourceFile.Ours, new SourceFile(path, text)]), About(new(path, text)));

    private static Predicate<string> About(SourceFile file) => breach => breach.StartsWith(file.Path + ":", StringComparison.Ordinal);
}
