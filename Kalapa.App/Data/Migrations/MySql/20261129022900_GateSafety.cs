using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalapa.App.Data.Migrations.MySql
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
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PressId",
                table: "GateEvents",
                type: "char(36)",
                nullable: true,
                collation: "ascii_general_ci");

            migrationBuilder.AddColumn<long>(
                name: "TellAt",
                table: "GateEvents",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TypedName",
                table: "GateEvents",
                type: "varchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "utf8mb4_bin")
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.AddColumn<long>(
                name: "WithdrawnAt",
                table: "GateEvents",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithoutCode",
                table: "GateEvents",
                type: "varchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "utf8mb4_bin")
                .Annotation("MySql:CharSet", "utf8mb4");

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
