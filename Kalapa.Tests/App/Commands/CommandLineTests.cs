using Kalapa.App.Commands;
using Kalapa.App.Setup;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Commands;

/// <summary>What is said at the prompt; only what means it starts a server.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task Help_and_version_are_answered_and_nothing_is_started()
    {
        var help = await AppCommand.Run(["--help"]);
        Assert.Equal((0, ""), (help.Code, help.Error));
        Assert.All(["serve", "check", "diagrams", "health", "--version"], word => Assert.Contains(word, help.Output, StringComparison.Ordinal));

        var version = await AppCommand.Run(["--version"]);
        Assert.Equal(0, version.Code);
        Assert.StartsWith(StartReport.Version, version.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serv", "\"serv\" is no command. Nearest: serve.")]
    [InlineData("chekc", "\"chekc\" is no command. Nearest: check.")]
    [InlineData("helth http://127.0.0.1", "\"helth\" is no command. Nearest: health.")]
    [InlineData("serve now", "\"now\" is no command.")]
    [InlineData("check check2", "\"check2\" is no command. Nearest: check.")]
    [InlineData("--verison", "\"--verison\" is no option. Nearest: --version.")]
    [InlineData("--hlep", "\"--hlep\" is no option. Nearest: --help.")]
    [InlineData("-v", "is no option.")]
    [InlineData("--url http://127.0.0.1:1", "\"--url\" is no option. Nearest: --urls.")]
    [InlineData("--urls", "\"--urls\" needs a value.")]
    [InlineData("serve --Database=MySql", "\"--Database=MySql\" is no option.")]
    [InlineData("health", "Required argument 'address' missing")]
    [InlineData("health http://127.0.0.1 again", "again")]
    public async Task A_word_that_is_not_known_is_refused_with_the_nearest(string words, string sentence)
    {
        var isServed = false;
        var (code, said) = await Run(words, () => isServed = true);

        Assert.Equal(2, code);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.Single(said.TrimEnd().Split('\n'));
        Assert.False(isServed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("serve")]
    [InlineData("--urls http://127.0.0.1:5081 --environment Staging")]
    [InlineData("serve --urls=http://127.0.0.1:5081 --Kalapa:DataFolder=/tmp/kalapa")]
    [InlineData("--Logging:LogLevel:Default=Warning Kalapa:Database=Sqlite")]
    [InlineData("/urls=http://127.0.0.1:5081")]
    public async Task Settings_at_the_prompt_serve(string words)
    {
        var isServed = false;

        // Outside Development the server must know its own address.
        Assert.Equal((0, ""), await Run($"{words} --Kalapa:PublicAddress=https://izin.kalapa.example", () => isServed = true));
        Assert.True(isServed);
    }

    [Fact]
    public async Task What_is_no_address_is_refused() =>
        Assert.StartsWith("\"localhost\" is no address. Example: health http://", (await Run("health localhost", () => { })).Said, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_is_not_there_is_refused() =>
        Assert.StartsWith("There is no file", (await Run("diagrams /tmp/no/README.md", () => { })).Said, StringComparison.Ordinal);

    private static async Task<(int Code, string Said)> Run(string words, Action serve)
    {
        var said = new StringWriter();
        var code = await new CommandLine(_ =>
        {
            serve();
            return Task.CompletedTask;
        }, said).Run(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return (code, said.ToString());
    }
}
