using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Kalapa.Tests.Support;

/// <summary>What every browser test does with a page.</summary>
public static class PageExtensions
{
    /// <summary>Goes to a page of the app and waits until it listens: what is clicked earlier, on the prerendered page, is lost.</summary>
    public static async Task Open(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.IsReady();
    }

    /// <summary>Waits until the page's circuit is up.</summary>
    public static Task IsReady(this IPage page) => page.Locator("[data-ready=yes]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>Waits until the page's address matches.</summary>
    /// <remarks>
    /// Asks until it does. Playwright's own wait listens for the navigation, and misses one that comes between its first look and
    /// its listening: quick ones do.
    /// </remarks>
    /// <param name="page">The page.</param>
    /// <param name="pattern">A regular expression; a part of the address is one.</param>
    public static Task Reaches(this IPage page, [StringSyntax(StringSyntaxAttribute.Regex)] string pattern) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(pattern));

    /// <summary>Waits until who signs in has left the account's pages.</summary>
    public static Task IsSignedIn(this IPage page) => page.Reaches("^(?!.*/akun/)");

    /// <summary>What carries this mark for tests.</summary>
    public static ILocator Test(this IPage page, string mark) => page.Locator($"[data-test='{mark}']");

    /// <summary>The same within a part of the page.</summary>
    public static ILocator Test(this ILocator part, string mark) => part.Locator($"[data-test='{mark}']");
}
