using CsCheck;
using Kalapa.Domain;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.Papers;

public sealed class PermitCatalogueTests
{
    // The specification's table, word for word, so that the data is held against it and not against itself.
    private const string Table =
        """
        D01 | M | M | M | M | M | A |
        D02 | C vendor | M | C vendor | – | M | A |
        D04 | C vendor | C vendor | C vendor | C vendor | M | A |
        D06 | – | – | C in | M | C in | – |
        D07 | – | C out | C out | C out | C out | C out |
        D08 | – | C impact | C impact | – | M | A | HOT ELC HGT RFC DST FIR CNF
        D09 | – | – | – | – | M | A | HOT ELC HGT RFC DST FIR CNF
        D10 | – | – | – | – | M | A | HOT ELC HGT FIR CNF
        D11 | – | – | – | – | M | A | HOT ELC CNF
        D12 | – | – | – | – | C addon | C addon | ELC HGT CNF
        D13 | – | – | – | – | M | A |
        D14 | – | – | – | – | C impact | A | ELC FIR
        D15 | – | – | – | – | – | – | HOT FIR
        D16 | – | C impact | – | – | C impact | – | RFC DST
        D17 | – | C chemicals | – | C chemicals | C chemicals | C chemicals |
        D20 | – | – | – | – | – | M |
        """;

    private static readonly string[] BaseTypes = ["VIS", "WRK", "EQP", "DLV", "PRJ", "EMG"];

    private static readonly Dictionary<string, string> ConditionOf = new()
    {
        ["Q02"] = "vendor",
        ["Q03"] = "in",
        ["Q04"] = "out",
        ["Q05"] = "impact",
        ["Q06"] = "chemicals",
    };

    private static readonly Dictionary<string, string> AddOnOf = new()
    {
        ["Q07"] = "HOT",
        ["Q08"] = "ELC",
        ["Q09"] = "HGT",
        ["Q10"] = "RFC",
        ["Q11"] = "DST",
        ["Q12"] = "FIR",
        ["Q13"] = "CNF",
    };

    private static readonly PermitCatalogue Catalogue = PermitCatalogue.Default;

    [Fact]
    public void Every_combination_of_answers_asks_for_the_papers_of_the_table()
    {
        string[] questions = [.. ConditionOf.Keys, .. AddOnOf.Keys];
        foreach (var work in BaseTypes)
        {
            for (var bits = 0; bits < 1 << questions.Length; bits++)
            {
                var yes = questions.Where((_, i) => (bits >> i & 1) == 1).ToList();
                if (work is ("VIS" or "EQP" or "DLV") && yes.Exists(AddOnOf.ContainsKey))
                {
                    continue;
                }

                var list = Catalogue.Checklist(new RequestContent { Answers = Requests.Answers(work, yes) });

                Assert.Equal(Expected(work, yes), list.Select(line => (line.Slot.Requirement, line.Need)));
            }
        }
    }

    [Theory]
    [InlineData("D12", Need.Mandatory)]
    [InlineData("D15", Need.Mandatory)]
    [InlineData("D16", Need.Mandatory)]
    [InlineData("D14", Need.AfterEntry)]
    [InlineData("D08", Need.AfterEntry)]
    public void Emergency_puts_off_an_addons_paper_only_where_it_has_that_paper_after_entry_itself(string paper, Need need)
    {
        var list = Catalogue.Checklist(new RequestContent { Answers = Requests.Answers("EMG", "Q08", "Q10", "Q12") });

        Assert.Equal(need, Assert.Single(list, line => line.Slot.Requirement == paper).Need);
    }

    [Fact]
    public void Certificates_are_asked_of_each_worker_in_the_order_they_are_named()
    {
        Visitor[] visitors =
        [
            Requests.Visitor("Sari", VisitorRole.Lead),
            Requests.Visitor("Budi", VisitorRole.Worker),
            Requests.Visitor("Ayu", VisitorRole.Worker),
            Requests.Visitor("Tono", VisitorRole.Driver),
        ];
        var list = Catalogue.Checklist(new RequestContent { Answers = Requests.Answers("WRK", "Q09"), Visitors = visitors });

        Assert.Equal([visitors[1].PersonId, visitors[2].PersonId], list.Where(line => line.Slot.Requirement == "D12").Select(line => line.Slot.PersonId));
    }

    [Fact]
    public void Certificates_are_announced_before_anybody_is_named()
    {
        var list = Catalogue.Checklist(new RequestContent { Answers = Requests.Answers("WRK", "Q09") });

        Assert.Contains(new RequiredPaper(new PaperSlot("D12"), Need.Mandatory), list);
    }

    [Fact]
    public void Incident_number_is_on_the_list_but_is_no_file()
    {
        var list = Catalogue.Checklist(new RequestContent { Answers = Requests.Answers("EMG") });

        Assert.Equal("D20", Assert.Single(list, line => line.InForm).Slot.Requirement);
    }

    [Fact]
    public void Without_a_base_type_nothing_is_chosen_and_nothing_asked()
    {
        var answers = new Dictionary<string, string> { ["Q02"] = "yes", ["Q07"] = "yes" };

        Assert.Empty(Catalogue.Choose(answers).Types);
        Assert.Empty(Catalogue.Checklist(new RequestContent { Answers = answers }));
        Assert.Equal(Terms.None, Catalogue.Terms([]));
    }

    [Fact]
    public void Base_type_comes_first_and_addons_follow_in_the_catalogues_order()
    {
        var chosen = Catalogue.Choose(Requests.Answers("PRJ", "Q13", "Q07", "Q05"));

        Assert.Equal(["PRJ", "HOT", "CNF"], chosen.Types);
        Assert.Equal(["addon", "impact"], chosen.Conditions.Order());
    }

    [Theory]
    [InlineData("VIS")]
    [InlineData("EQP")]
    [InlineData("DLV")]
    public void Addon_needs_a_type_with_work(string work)
    {
        var broken = Assert.Throws<RuleBroken>(() => Catalogue.Choose(Requests.Answers(work, "Q08")));

        Assert.Equal("catalogue.addon-needs-work", broken.Code);
        Assert.Equal(["ELC", work], broken.Values);
        Assert.Equal("Answers.Q08", broken.Field);
    }

    [Theory]
    [InlineData("Q01", "SLEEP")]
    [InlineData("Q02", "maybe")]
    [InlineData("Q99", "yes")]
    public void Unknown_question_or_answer_is_refused(string question, string answer)
    {
        var broken = Assert.Throws<RuleBroken>(() => Catalogue.Choose(new Dictionary<string, string> { [question] = answer }));

        Assert.Equal("catalogue.unknown-answer", broken.Code);
        Assert.Equal([question, answer], broken.Values);
        Assert.Equal($"Answers.{question}", broken.Field);
    }

    [Theory]
    [InlineData("VIS", 8, 24, 1, Escort.Always)]
    [InlineData("WRK", 8, 120, 1, Escort.Branch)]
    [InlineData("EQP", 16, 48, 2, Escort.Always)]
    [InlineData("DLV", 16, 24, 1, Escort.Dock)]
    [InlineData("PRJ", 40, 336, 3, Escort.Always)]
    [InlineData("EMG", 0, 12, 3, Escort.Always)]
    [InlineData("WRK HOT", 24, 24, 3, Escort.Always)]
    [InlineData("WRK RFC FIR", 24, 24, 4, Escort.Always)]
    [InlineData("PRJ ELC", 40, 24, 4, Escort.Always)]
    [InlineData("EMG CNF", 24, 12, 4, Escort.Always)]
    public void Terms_are_the_strictest_of_all_chosen_types(string types, int leadHours, int maxHours, int risk, Escort escort) =>
        Assert.Equal(new Terms(TimeSpan.FromHours(leadHours), TimeSpan.FromHours(maxHours), risk, escort), Catalogue.Terms(types.Split(' ')));

    [Fact]
    public void Terms_do_not_depend_on_the_order_of_types() =>
        Gen.Shuffle(Catalogue.Types.Select(type => type.Code).ToArray())
            .Sample(types => Assert.Equal(Catalogue.Terms(Catalogue.Types.Select(type => type.Code)), Catalogue.Terms(types)));

    [Fact]
    public void Everything_has_words_in_both_languages()
    {
        string[] words =
        [
            .. Catalogue.Types.SelectMany(type => new[] { type.NameId, type.NameEn }),
            .. Catalogue.Papers.SelectMany(paper => new[] { paper.NameId, paper.NameEn }),
            .. Catalogue.Questions.SelectMany(question => new[] { question.TextId, question.TextEn }),
            .. Catalogue.Questions.SelectMany(question => question.Choices).SelectMany(choice => new[] { choice.TextId, choice.TextEn }),
        ];

        Assert.DoesNotContain(words, string.IsNullOrWhiteSpace);
    }

    [Fact]
    public void Catalogue_that_names_what_it_does_not_hold_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new PermitCatalogue(Catalogue.Types, [.. Catalogue.Papers.Skip(1)], Catalogue.Questions));
        Assert.Throws<ArgumentException>(() => new PermitCatalogue([.. Catalogue.Types.Skip(1)], Catalogue.Papers, Catalogue.Questions));
    }

    [Fact]
    public void Catalogue_with_two_questions_for_the_base_type_is_refused() =>
        Assert.Throws<ArgumentException>(() => new PermitCatalogue(
            Catalogue.Types, Catalogue.Papers, [.. Catalogue.Questions, Catalogue.Questions[0] with { Code = "Q99" }]));

    private static IEnumerable<(string, Need)> Expected(string work, List<string> yes)
    {
        var addOns = yes.Where(AddOnOf.ContainsKey).Select(question => AddOnOf[question]).ToList();
        var conditions = yes.Where(ConditionOf.ContainsKey).Select(question => ConditionOf[question]).ToHashSet();
        if (addOns.Count > 0)
        {
            conditions.Add("addon");
        }

        foreach (var row in Table.Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries)))
        {
            var cell = row[1 + Array.IndexOf(BaseTypes, work)];
            var byAddOn = row[7].Split(' ').Intersect(addOns).Any();
            if (cell == "A" && !(byAddOn && row[0] is ("D12" or "D15")))
            {
                yield return (row[0], Need.AfterEntry);
            }
            else if (byAddOn || cell == "M" || (cell.StartsWith("C ", StringComparison.Ordinal) && conditions.Contains(cell[2..])))
            {
                yield return (row[0], Need.Mandatory);
            }
        }
    }
}
