using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Kalapa.App.Features.Gate;
using Kalapa.App.Localisation;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Solutions;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using MudBlazor;
using Xunit;

namespace Kalapa.Tests.App.Localisation;

public sealed partial class WordsTests
{
    // MudBlazor brings its own English.
    public static TheoryData<Type> Pairs => [.. Words.All.Except([typeof(MudWords)])];

    [Theory, MemberData(nameof(Pairs))]
    public void Both_languages_have_the_same_words(Type words)
    {
        var indonesian = Words.Indonesian(words);
        Assert.NotEmpty(indonesian);
        Assert.Equal(indonesian.Keys.Order(), Words.English(words).Keys.Order());
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Both_languages_name_the_same_values(Type words)
    {
        var english = Words.English(words);
        Assert.All(Words.Indonesian(words), word => Assert.Equal(Values(word.Value), Values(english[word.Key])));
    }

    [Fact]
    public void Every_string_of_MudBlazor_is_translated()
    {
        var own = new ResourceManager("MudBlazor.Resources.LanguageResource", typeof(MudLocalizer).Assembly)
            .GetResourceSet(CultureInfo.InvariantCulture, true, false)!.Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
        var translated = Words.Indonesian(typeof(MudWords));

        Assert.True(own.Count > 100);
        Assert.Equal(own.Keys.Order(), translated.Keys.Order());
        Assert.All(own, word => Assert.Equal(Values(word.Value), Values(translated[word.Key])));
    }

    [Theory]
    [InlineData(typeof(TicketState))]
    [InlineData(typeof(PermitState))]
    [InlineData(typeof(TicketAction))]
    [InlineData(typeof(PermitAction))]
    [InlineData(typeof(Role))]
    [InlineData(typeof(DenyCode))]
    [InlineData(typeof(KnownIssueState))]
    [InlineData(typeof(KnownIssueAction))]
    [InlineData(typeof(TenantStatus))]
    [InlineData(typeof(SolutionState))]
    [InlineData(typeof(SolutionAction))]
    [InlineData(typeof(SolutionAudience))]
    public void Every_choice_that_screens_show_has_a_word(Type choices) =>
        Assert.Superset(
            Enum.GetNames(choices).Select(name => $"{choices.Name}.{name}").ToHashSet(),
            Words.Indonesian(typeof(SharedWords)).Keys.ToHashSet());

    [Fact]
    public void Every_refusal_at_the_gate_says_what_to_do() =>
        Assert.Superset(
            Enum.GetNames<DenyCode>().Select(name => $"Advice.{name}").ToHashSet(),
            Words.Indonesian(typeof(GateWords)).Keys.ToHashSet());

    [Fact]
    public void Every_word_a_component_asks_for_exists()
    {
        var keys = Words.All.ToDictionary(words => words.Name, words => Words.Indonesian(words).Keys.ToHashSet());
        var asked =
            from path in Directory.EnumerateFiles(Repository.PathOf("Kalapa.App"), "*.razor", SearchOption.AllDirectories)
            let text = File.ReadAllText(path)
            from Match injected in Injected().Matches(text)
            from Match use in Regex.Matches(text, $"""\b{injected.Groups["name"].Value}\["(?<key>[^"]+)"[\],]""")
            select (File: Path.GetFileName(path), Words: injected.Groups["words"].Value, Key: use.Groups["key"].Value);

        Assert.All(asked.ToList(), use => Assert.Contains(use.Key, keys[use.Words]));
        Assert.NotEmpty(asked);
    }

    // A choice between one and several is a language's own.
    private static IEnumerable<string> Values(string sentence) => Placeholder().Matches(sentence)
        .Select(match => match.Value.Contains('|') ? $"{match.Value[..2]}}}" : match.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"@inject\s+IStringLocalizer<(?<words>\w+)>\s+(?<name>\w+)")]
    private static partial Regex Injected();
}
