using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalapa.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GateSafety : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ReopenableUntil",
                table: "Permits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PressId",
                table: "GateEvents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TellAt",
                table: "GateEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TypedName",
                table: "GateEvents",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WithdrawnAt",
                table: "GateEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithoutCode",
                table: "GateEvents",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_GateEvents_PressId",
                table: "GateEvents",
                column: "PressId");

            migrationBuilder.CreateIndex(
                name: "IX_GateEvents_TellAt",
                table: "GateEvents",
                column: "TellAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_GateEvents_PressId",
                table: "GateEvents");

            migrationBuilder.DropIndex(
                name: "IX_GateEvents_TellAt",
                table: "GateEvents");

            migrationBuilder.DropColumn(
                name: "ReopenableUntil",
                table: "Permits");

            migrationBuilder.DropColumn(
                name: "PressId",
                table: "GateEvents");

            migrationBuilder.DropColumn(
                name: "TellAt",
                table: "GateEvents");

            migrationBuilder.DropColumn(
                name: "TypedName",
                table: "GateEvents");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                table: "GateEvents");

            migrationBuilder.DropColumn(
                name: "WithoutCode",
                table: "GateEvents");
        }
    }
}
