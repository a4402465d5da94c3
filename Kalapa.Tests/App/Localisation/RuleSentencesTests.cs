using System.Text.RegularExpressions;
using Kalapa.App.Localisation;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Localisation;

public sealed partial class RuleSentencesTests
{
    private readonly RuleSentences _sentences = new ServiceCollection().AddLogging().AddLocalization()
        .AddSingleton<RuleSentences>().BuildServiceProvider().GetRequiredService<RuleSentences>();

    [Theory]
    [InlineData("id", "Tiket berstatus \"Antri\", sehingga tidak bisa menyetujui.")]
    [InlineData("en", "The ticket is \"Queued\", so you cannot approve it.")]
    public void A_wrong_move_names_both_ends_in_the_readers_words(string language, string start)
    {
        using var _ = new Reader(language);
        Assert.StartsWith(start, _sentences.Say(new RuleBroken("ticket.wrong-state", TicketState.Queued, TicketAction.Approve)));
    }

    [Fact]
    public void Times_are_said_in_the_branchs_zone()
    {
        using var _ = new Reader("id");
        var nineOClock = new DateTimeOffset(2026, 11, 3, 2, 5, 0, TimeSpan.Zero);
        Assert.Equal("Jadwal izin berakhir Sel, 3 Nov 2026 09.05 WIB.", _sentences.Say(new RuleBroken("permit.window-over", nineOClock)));
    }

    [Fact]
    public void A_missing_field_is_named_as_on_the_form()
    {
        using var _ = new Reader("en");
        Assert.Equal("Still to be filled in: visit window.", _sentences.Say(new RuleBroken("submit.required", "Window")));
    }

    [Fact]
    public void A_code_without_a_sentence_is_told_as_a_code()
    {
        using var _ = new Reader("id");
        Assert.Contains("moon.full", _sentences.Say("moon.full"));
    }

    [Fact]
    public void Being_turned_away_has_a_sentence()
    {
        using var _ = new Reader("id");
        Assert.Equal("Akun Anda tidak berhak melakukan ini.", _sentences.Say(new AccessDenied(Operation.Decide, Answer.Forbidden)));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void Every_sentence_can_be_said(string language)
    {
        using var _ = new Reader(language);
        object[] values = ["a", "b", "c"];
        Assert.All(Words.Indonesian(typeof(RuleWords)).Keys, code =>
        {
            var sentence = _sentences.Say(code, values);
            Assert.DoesNotContain("{", sentence);
            Assert.NotEqual(code, sentence);
        });
    }

    [Fact]
    public void Every_rule_in_the_code_has_a_sentence()
    {
        var codes =
            from folder in new[] { "Kalapa.Domain", "Kalapa.App/Data", "Kalapa.App/Features", "Kalapa.App/Files" }
            from path in Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            where !path.Contains("/obj/", StringComparison.Ordinal)
            from Match rule in Rule().Matches(File.ReadAllText(path))
            select rule.Groups["code"].Value;

        Assert.Superset(codes.Append("ticket.wrong-state").Append("permit.wrong-state").ToHashSet(), Words.Indonesian(typeof(RuleWords)).Keys.ToHashSet());
    }

    /// <summary>The ways the code says no: <c>new RuleBroken("x.y"</c>, <c>Demand(…, "x.y"</c>, <c>return new("x.y"</c>, <c>=> "x.y"</c>.</summary>
    [GeneratedRegex(@"(?:RuleBroken\(|\b(?:Demand|DemandText|Require)\([^;]*?|\bnew\(|=>\s*)""(?<code>[a-z]+\.[a-z]+(-[a-z]+)*)""")]
    private static partial Regex Rule();
}
