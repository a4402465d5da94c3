using Microsoft.Playwright;
using Xunit;

namespace Kalapa.Tests.Flows;

/// <summary>What a person without a mouse does.</summary>
internal static class KeyboardSteps
{
    private const int Patience = 150;

    /// <summary>How an element is marked for tests.</summary>
    public static string Mark(string name) => $"[data-test='{name}']";

    /// <summary>Presses Tab until the focus is there.</summary>
    /// <param name="page">Where.</param>
    /// <param name="target">A CSS selector.</param>
    /// <param name="key">Which way.</param>
    public static async Task TabTo(this IPage page, string target, string key = "Tab")
    {
        // It may still be on its way; what is there can be looked for by hand.
        await page.Locator($"{target}:enabled, a{target}").First.WaitForAsync();
        for (var press = 0; press < Patience; press++)
        {
            if (await page.HasFocus(target))
            {
                return;
            }

            await page.Keyboard.PressAsync(key);
        }

        Assert.Fail($"{target} is not among the first {Patience} stops of {page.Url}.");
    }

    /// <summary>Goes there and presses a key.</summary>
    public static async Task Press(this IPage page, string mark, string key = "Enter", string tab = "Tab")
    {
        await page.TabTo(Mark(mark), tab);
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>Goes there and types.</summary>
    public static async Task Write(this IPage page, string mark, string text, string tab = "Tab")
    {
        await page.TabTo(Mark(mark), tab);
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes to a group of radio buttons and on with the arrows to one of them.</summary>
    public static async Task Choose(this IPage page, string group, string mark)
    {
        await page.TabTo($"input[name='{group}']");
        for (var press = 0; press < Patience && !await page.HasFocus(Mark(mark)); press++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        await page.Keyboard.PressAsync("Space");
        await page.Locator($"{Mark(mark)}:checked").WaitForAsync();
    }

    private static Task<bool> HasFocus(this IPage page, string target) =>
        page.EvaluateAsync<bool>("target => document.activeElement?.matches(target) ?? false", target);
}
